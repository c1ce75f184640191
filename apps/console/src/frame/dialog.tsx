import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { rescueFocus } from './lost-focus.ts';

interface DialogProps {
  title: ReactNode;
  onClose: () => void;
  /** Missing where the dialog is only there while it is open. */
  opened?: boolean;
  size?: ModalProps['size'];
  children: ReactNode;
}

/** A question or a form above the room. When it closes, the focus is back on what opened it. */
export function Dialog({ title, onClose, opened = true, size = 'md', children }: DialogProps) {
  const { t } = useWords();
  useReturnedFocus(opened);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      centered
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('frame.closeDialog') }}
      transitionProps={{ duration: 120 }}
    >
      {children}
    </Modal>
  );
}

/** Mantine's own way does nothing for a dialog that is taken away while it is open, which most of ours are. */
function useReturnedFocus(opened: boolean) {
  useEffect(() => {
    if (!opened) return undefined;
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
      rescueFocus();
    };
  }, [opened]);
}
