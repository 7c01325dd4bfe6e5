package org.pointsmall.demo.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The outcome of a replay: totals, and every difference found. */
record ReplayReport(
        Totals totals, List<MemberCheck> members, List<String> failures, Optional<ReplayProof.ProofReport> proof) {
    ReplayReport {
        members = List.copyOf(members);
        failures = List.copyOf(failures);
    }

    /**
     * @param orders placed
     * @param withPoints of these, paid in part with points
     */
    record Totals(int orders, int withPoints, long pointsEarned, long pointsSpent) {
        static final Totals NONE = new Totals(0, 0, 0, 0);

        Totals plus(Receipt receipt) {
            return new Totals(
                    orders + 1,
                    withPoints + (receipt.pointsSpent() > 0 ? 1 : 0),
                    Math.addExact(pointsEarned, receipt.pointsEarned()),
                    Math.addExact(pointsSpent, receipt.pointsSpent()));
        }
    }

    /**
     * One member's three accounts of the same points.
     *
     * @param before owned before this run
     * @param change by the checkouts of this run
     * @param after owned after this run
     * @param journal sum of all of the member's entries
     */
    record MemberCheck(String username, long before, long change, long after, long journal) {
        List<String> differences() {
            List<String> differences = new ArrayList<>();
            if (after - before != change) {
                differences.add(username + ": checkouts changed the points by " + change + ", the balance changed by "
                        + (after - before) + " (" + before + " to " + after + ")");
            }
            if (after != journal) {
                differences.add(username + ": the balance says " + after + ", the journal sums to " + journal);
            }
            return differences;
        }
    }

    /** Orders that could not be placed count: a store that sells nothing has nothing to disagree about. */
    List<String> differences() {
        List<String> differences = new ArrayList<>(failures);
        members.forEach(member -> differences.addAll(member.differences()));
        proof.ifPresent(report -> differences.addAll(report.differences()));
        return differences;
    }

    boolean agrees() {
        return differences().isEmpty();
    }

    String text() {
        long before = members.stream().mapToLong(MemberCheck::before).reduce(0, Math::addExact);
        long after = members.stream().mapToLong(MemberCheck::after).reduce(0, Math::addExact);
        long journal = members.stream().mapToLong(MemberCheck::journal).reduce(0, Math::addExact);
        StringBuilder text = new StringBuilder(
                """

                Reconciliation
                  orders placed               %,12d
                  of these with points        %,12d
                  members                     %,12d
                  points owned before         %,12d
                + earned, said the checkouts  %,12d
                - spent, said the checkouts   %,12d
                = expected                    %,12d
                  owned, say the balances     %,12d
                  owned, say the journals     %,12d
                """
                        .formatted(
                                totals.orders(),
                                totals.withPoints(),
                                members.size(),
                                before,
                                totals.pointsEarned(),
                                totals.pointsSpent(),
                                before + totals.pointsEarned() - totals.pointsSpent(),
                                after,
                                journal));
        text.append(proof.map(report ->
                        "  ledger proof over %,d accounts: %s%n".formatted(report.accounts(), report.summary()))
                .orElse("  ledger proof: not run\n"));
        List<String> differences = differences();
        differences.forEach(
                difference -> text.append("  DIFFERENCE ").append(difference).append('\n'));
        text.append(differences.isEmpty() ? "All agree to the point." : differences.size() + " differences.");
        return text.toString();
    }
}
