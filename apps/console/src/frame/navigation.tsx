import {
  IconArrowsSplit2,
  IconMessageQuestion,
  IconPlugConnected,
  IconSitemap,
  IconTimeline,
  type Icon,
} from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { useOpenQuestions } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './navigation.module.css';

const groups: { name: string; rooms: { path: string; name: string; icon: Icon }[] }[] = [
  {
    name: 'operate',
    rooms: [
      { path: '/cases', name: 'cases', icon: IconArrowsSplit2 },
      { path: '/runs', name: 'runs', icon: IconTimeline },
      { path: '/questions', name: 'questions', icon: IconMessageQuestion },
    ],
  },
  {
    name: 'build',
    rooms: [
      { path: '/flows', name: 'flows', icon: IconSitemap },
      { path: '/connections', name: 'connections', icon: IconPlugConnected },
    ],
  },
];

/** The rooms in their groups; the count of open questions stands beside theirs. */
export function Navigation() {
  const { t } = useWords();
  const { data: questions } = useOpenQuestions();
  const waiting = questions?.length ?? 0;
  return (
    <nav className={styles.navigation} aria-label={t('frame.rooms')}>
      {groups.map((group) => (
        <div key={group.name} className={styles.group}>
          <span className={styles.groupName} id={`group-${group.name}`}>
            {t(`frame.groups.${group.name}`)}
          </span>
          <ul className={styles.rooms} aria-labelledby={`group-${group.name}`}>
            {group.rooms.map((room) => (
              <li key={room.path}>
                <NavLink to={room.path} className={styles.room}>
                  <room.icon size={18} stroke={1.6} aria-hidden />
                  <span>{t(`frame.room.${room.name}`)}</span>
                  {room.name === 'questions' && waiting > 0 && (
                    <span className={styles.count} aria-label={t('questions.count', { count: waiting })}>
                      {waiting}
                    </span>
                  )}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
