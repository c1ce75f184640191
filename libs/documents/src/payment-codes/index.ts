export { giroCode, type GiroCode, type GiroCodeInput } from './giro-code.ts';
export type { GiroCodeCharset } from './giro-code-charset.ts';
export type { QrMatrix } from './qr-matrix.ts';
export { swicoBillInformation, type SwicoBillInformation } from './swico-bill-information.ts';
export type { SwissAddress } from './swiss-address.ts';
export { swissQrBill, type SwissQrBill, type SwissQrBillInput } from './swiss-qr-bill.ts';
