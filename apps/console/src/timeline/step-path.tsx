import { Fragment } from 'react';

/** The path of a step, such as `lines[3].checked`; where it is too long for its line it goes on after a dot. */
export function StepPath({ path }: { path: string }) {
  return path.split(/(?<=\.)/).map((part, place) => (
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
