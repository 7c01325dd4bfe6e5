package org.pointsmall.loyalty.ledger.load;

import org.pointsmall.loyalty.ledger.Hold;
import org.pointsmall.loyalty.ledger.HoldStatus;
import org.pointsmall.loyalty.ledger.JournalEntry;

/** What somebody was told that has been done: it must be true for ever. */
sealed interface Reported {

    /** In one line. */
    String line();

    /** An entry was posted, now or earlier. */
    record Entry(String key, long id, long points, long ownedAfter) implements Reported {
        Entry(JournalEntry entry) {
            this(
                    entry.key().value(),
                    entry.id().value(),
                    entry.points(),
                    entry.ownedAfter().value());
        }

        @Override
        public String line() {
            return "entry " + key + " " + id + " " + points + " " + ownedAfter;
        }
    }

    /** A hold was opened, or ended. */
    record HoldState(long id, HoldStatus status) implements Reported {
        HoldState(Hold hold) {
            this(hold.id().value(), hold.status());
        }

        @Override
        public String line() {
            return "hold " + id + " " + status;
        }
    }

    /** @throws IllegalArgumentException where the line is none of these */
    static Reported of(String line) {
        String[] words = line.split(" ");
        return switch (words[0]) {
            case "entry" ->
                new Entry(words[1], Long.parseLong(words[2]), Long.parseLong(words[3]), Long.parseLong(words[4]));
            case "hold" -> new HoldState(Long.parseLong(words[1]), HoldStatus.valueOf(words[2]));
            default -> throw new IllegalArgumentException("not a report: " + line);
        };
    }
}
