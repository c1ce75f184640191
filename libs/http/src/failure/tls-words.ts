import type { Text } from '@belegfluss/sdk';

const EXPIRED: Text = { de: 'das Zertifikat ist abgelaufen', en: 'the certificate has expired' };
const OTHER_HOST: Text = {
  de: 'das Zertifikat gilt für einen anderen Rechnernamen',
  en: 'the certificate is that of another host',
};
const SELF_SIGNED: Text = {
  de: 'das Zertifikat hat sich selbst unterschrieben',
  en: 'the certificate is signed by itself',
};
const UNKNOWN_ISSUER: Text = {
  de: 'das Zertifikat hat jemand unterschrieben, den dieser Rechner nicht kennt',
  en: 'the certificate is signed by somebody whom this machine does not know',
};
const HANDSHAKE: Text = {
  de: 'das Zertifikat oder der TLS-Handschlag ist abgelehnt',
  en: 'the certificate or the TLS handshake is refused',
};

const BY_DETAIL: Readonly<Record<string, Text>> = {
  CERT_HAS_EXPIRED: EXPIRED,
  CERT_NOT_YET_VALID: { de: 'das Zertifikat gilt noch nicht', en: 'the certificate is not valid yet' },
  ERR_TLS_CERT_ALTNAME_INVALID: OTHER_HOST,
  HOSTNAME_MISMATCH: OTHER_HOST,
  DEPTH_ZERO_SELF_SIGNED_CERT: SELF_SIGNED,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_ISSUER,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_ISSUER,
};

/** What is wrong with the certificate or the handshake, by the code that Node gives it. */
export function tlsFault(detail: string | undefined): Text {
  return BY_DETAIL[detail ?? ''] ?? HANDSHAKE;
}
