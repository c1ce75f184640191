import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const PUBLIC_ROUTE = 'public_route';

/** Marks a route that needs no sign-in. */
export function PublicRoute(): CustomDecorator {
  return SetMetadata(PUBLIC_ROUTE, true);
}
