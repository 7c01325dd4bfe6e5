package org.pointsmall.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pointsmall.loyalty.member.MemberId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pointsmall.loyalty.ledger.LedgerFixture.granted;

/** Whoever follows the ledger is told each thing once, and one after the other. */
class LedgerFollowersTest {
    private final List<String> told = new ArrayList<>();
    private final LedgerFixture given =
            new LedgerFixture(LedgerFollower.all(List.of(new Follower("first"), new Follower("second"))));
    private final Ledger ledger = given.ledger;
    private final MemberId ana = given.aMember().id();

    @Test
    void eachIsToldOfAnEntryInTheirOrder() {
        given.credit(ana, 10, null);

        assertThat(told).containsExactly("first: EARN of 0", "second: EARN of 0");
    }

    @Test
    void eachIsToldWhenAnAccountMayNoLongerMovePointsOrMayAgain() {
        granted(ledger.freeze(ana, "eve", "stolen card"));
        granted(ledger.freeze(ana, "eve", "stolen card"));
        granted(ledger.unfreeze(ana, "eve", "found"));

        assertThat(told)
                .as("the account is the one from before, and what has not changed is not told")
                .containsExactly(
                        "first: ACTIVE becomes FROZEN",
                        "second: ACTIVE becomes FROZEN",
                        "first: FROZEN becomes ACTIVE",
                        "second: FROZEN becomes ACTIVE");
    }

    @Test
    void eachIsToldWhichAccountsHaveBecomeOne() {
        MemberId bo = given.aMember().id();

        granted(ledger.merge(ana, bo, "eve", "one person"));

        assertThat(told).containsExactly("first: 1 is 2's", "second: 1 is 2's");
    }

    private final class Follower implements LedgerFollower {
        private final String name;

        private Follower(String name) {
            this.name = name;
        }

        @Override
        public void posted(Account account, EntryDraft draft) {
            told.add(name + ": " + draft.kind() + " of "
                    + account.balance().owned().value());
        }

        @Override
        public void became(Account account, AccountStatus status, Instant at) {
            told.add(name + ": " + account.status() + " becomes " + status);
        }

        @Override
        public void merged(Account from, Account into, Instant at) {
            told.add(
                    name + ": " + from.member().value() + " is " + into.member().value() + "'s");
        }
    }
}
