import { Type } from 'typebox';

/** GET /system */
export const SystemInfo = Type.Object({
  version: Type.String(),
  environment: Type.String(),
  demo: Type.Boolean(),
  businessTime: Type.String(),
  seller: Type.String(),
});
