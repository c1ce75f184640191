import { useState } from 'react';
import { businessMoment } from '../format/dates.ts';

/** Why and from when a text is to be live, as somebody fills it in. */
export interface DeployWish {
  note: string;
  setNote: (note: string) => void;
  later: boolean;
  setLater: (later: boolean) => void;
  time: string;
  setTime: (time: string) => void;
  /** What is missing, once somebody has tried to send it. */
  missing: { note: boolean; time: boolean };
  /** What is to be sent; nothing as long as something is missing, which is shown from then on. */
  submit: () => { note: string; at?: string } | undefined;
  clear: () => void;
}

/** Keeps what somebody fills in until it is complete. */
export function useDeployWish(): DeployWish {
  const [note, setNote] = useState('');
  const [later, setLater] = useState(false);
  const [time, setTime] = useState('');
  const [tried, setTried] = useState(false);
  const noteMissing = note.trim() === '';
  const at = later ? businessMoment(time) : undefined;
  const timeMissing = later && !(at !== undefined && Date.parse(at) > Date.now());
  return {
    note,
    setNote,
    later,
    setLater,
    time,
    setTime,
    missing: { note: tried && noteMissing, time: tried && timeMissing },
    submit: () => {
      setTried(true);
      if (noteMissing || timeMissing) return undefined;
      return { note: note.trim(), ...(at !== undefined && { at }) };
    },
    clear: () => {
      setNote('');
      setTried(false);
    },
  };
}
