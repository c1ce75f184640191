/** How to pay, BG-16. */
export interface PaymentInstructions {
  /** Payment means type code, BT-81 (UNTDID 4461): 58 SEPA credit transfer, 30 credit transfer, 59 SEPA direct debit, 48 card. */
  meansCode: string;
  /** Payment means text, BT-82. */
  meansText?: string;
  /** Remittance information, BT-83: what the payer should write, such as the RF reference. */
  remittanceInformation?: string;
  /** Credit transfers, BG-17: the payee's accounts. */
  accounts: PayeeAccount[];
  /** Payment card, BG-18. */
  card?: PaymentCard;
  /** Direct debit, BG-19. */
  directDebit?: DirectDebit;
}

/** An account to pay to, BG-17. */
export interface PayeeAccount {
  /** Payment account identifier, BT-84: the IBAN, or a number of another kind. */
  iban: string;
  /** Payment account name, BT-85. */
  name?: string;
  /** Payment service provider identifier, BT-86: the BIC. */
  bic?: string;
}

/** A card that was or will be charged, BG-18. */
export interface PaymentCard {
  /** Payment card primary account number, BT-87: the last four to six digits only. */
  number: string;
  /** Payment card holder name, BT-88. */
  holder?: string;
}

/** A direct debit, BG-19. */
export interface DirectDebit {
  /** Mandate reference identifier, BT-89. */
  mandate?: string;
  /** Bank assigned creditor identifier, BT-90: the Gläubiger-Identifikationsnummer. */
  creditor?: string;
  /** Debited account identifier, BT-91: the IBAN of the buyer. */
  account?: string;
  /** Name of the debited account, BT-216, of the profile EXTENDED. */
  accountName?: string;
  /** Payment service provider of the debited account, BT-215: the BIC; of the profile EXTENDED. */
  bic?: string;
}

/** Money that the seller collects for somebody else, BG-DEX-09 of the XRechnung extension, BG-34 of the profile EXTENDED. */
export interface ThirdPartyPayment {
  /** Third party payment type, BT-DEX-001, which EXTENDED does not have. */
  type?: string;
  /** Third party payment amount with VAT, BT-DEX-002 or BT-179. */
  amount: string;
  /** Third party payment description, BT-DEX-003 or BT-180. */
  description: string;
}
