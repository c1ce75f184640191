import {
  IconArrowsSplit2,
  IconMessageQuestion,
  IconPlugConnected,
  IconSitemap,
  IconTimeline,
  type Icon,
} from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { useRefusedCount } from '../api/delivery-queries.ts';
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

/** The rooms in their groups; the count of what waits for a person stands beside its room. */
export function Navigation() {
  const { t } = useWords();
  const { data: questions } = useOpenQuestions();
  const { data: refused = 0 } = useRefusedCount();
  const waiting: Record<string, { count: number; words: string }> = {
    questions: { count: questions?.length ?? 0, words: 'questions.count' },
    connections: { count: refused, words: 'deliveries.count' },
  };
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
                  <Waiting {...waiting[room.name]} />
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Waiting({ count = 0, words = '' }: { count?: number; words?: string }) {
  const { t } = useWords();
  return count === 0 ? null : (
    <span className={styles.count} aria-label={t(words, { count })}>
      {count}
    </span>
  );
}
