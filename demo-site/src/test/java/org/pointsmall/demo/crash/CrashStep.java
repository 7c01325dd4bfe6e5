package org.pointsmall.demo.crash;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a process is killed, and how it is brought there.
 *
 * @param drive what makes the process come there
 * @param at the steps ({@link StepHooks}) at which it is killed: most have one; where there are more, the next process
 *     is killed at the next step, while it recovers from the first kill
 * @param modes in which the step is to be met
 */
record CrashStep(Drive drive, List<String> at, List<Mode> modes) {
    private static final List<Mode> BOTH = List.of(Mode.values());

    /** What brings a process to a step. */
    enum Drive {
        /** A member pays for a cart, in part by points. */
        CHECKOUT,
        /** The same, with a card that is declined. */
        DECLINED_CHECKOUT,
        /** A member cancels an order. */
        CANCEL,
        /** A member sends all pieces of an order back. */
        RETURN,
        /** The settlement of a placed order has failed, and is to be tried again now. */
        UNSETTLED_ORDER,
        /** The store has lost a placed order. */
        VANISHED_ORDER,
        /** A hold is overdue whose order nobody has placed. */
        OVERDUE_HOLD,
        /** Points have waited long enough. */
        POINTS_DUE,
        /** Points can be spent no more. */
        POINTS_EXPIRED
    }

    /** Every step. A step more is a line more. */
    static List<CrashStep> all() {
        List<CrashStep> steps = new ArrayList<>();
        steps.add(checkout("checkout: begun"));
        steps.add(checkout("hold: written"));
        steps.add(checkout("checkout: points held"));
        steps.add(checkout("checkout: before the payments"));
        steps.add(checkout("bank: before the charge"));
        steps.add(checkout("bank: has charged"));
        steps.add(checkout("checkout: payments confirmed"));
        steps.add(checkout("checkout: before its end"));
        steps.add(checkout("checkout: completed"));
        steps.add(inBroadleafsWay("checkout: completed" + Steps.BEFORE_COMMIT));
        steps.add(checkout("checkout: stands, not settled"));
        steps.add(checkout("hold: before it ends"));
        steps.add(checkout("settlement: before the award"));
        steps.add(inBroadleafsWay("settlement: before the award" + Steps.BEFORE_COMMIT));
        steps.add(checkout("store: settled, not recorded"));
        steps.add(checkout("store: recorded" + Steps.BEFORE_COMMIT));
        steps.add(checkout("store: recorded" + Steps.AFTER_COMMIT));
        steps.add(checkout("store: before the answer"));
        steps.add(new CrashStep(Drive.DECLINED_CHECKOUT, List.of("bank: has charged"), BOTH));
        steps.add(new CrashStep(Drive.DECLINED_CHECKOUT, List.of("hold: before it ends"), BOTH));
        steps.add(new CrashStep(
                Drive.CHECKOUT,
                List.of("checkout: stands, not settled", "settlement: before the award"),
                List.of(Mode.BROADLEAF)));
        steps.add(new CrashStep(
                Drive.CHECKOUT, List.of("checkout: points held", "hold: before it ends"), List.of(Mode.BROADLEAF)));
        steps.addAll(job("time-out-holds", Drive.OVERDUE_HOLD, "hold: ended"));
        steps.addAll(job("activate-lots", Drive.POINTS_DUE, "job activate-lots: begun"));
        steps.addAll(job("expire-lots", Drive.POINTS_EXPIRED, "job expire-lots: begun"));
        steps.addAll(job("close-days", Drive.POINTS_EXPIRED, "job close-days: begun"));
        for (Drive drive : List.of(Drive.CANCEL, Drive.RETURN)) {
            steps.add(new CrashStep(drive, List.of("return: begun"), BOTH));
            steps.add(new CrashStep(drive, List.of("return: before the points come back"), BOTH));
            steps.add(new CrashStep(drive, List.of("return: before the award is taken back"), BOTH));
            steps.add(new CrashStep(drive, List.of("return: recorded" + Steps.BEFORE_COMMIT), BOTH));
            steps.add(new CrashStep(drive, List.of("return: recorded" + Steps.AFTER_COMMIT), BOTH));
            steps.add(new CrashStep(drive, List.of("bank: before it gives back"), BOTH));
            steps.add(new CrashStep(drive, List.of("bank: has given back"), BOTH));
            steps.add(new CrashStep(drive, List.of("return: cash noted" + Steps.BEFORE_COMMIT), BOTH));
            steps.add(new CrashStep(drive, List.of("return: before the answer"), BOTH));
            steps.add(new CrashStep(
                    drive, List.of("return: recorded" + Steps.AFTER_COMMIT, "bank: has given back"), BOTH));
        }
        steps.addAll(job("settle-orders", Drive.UNSETTLED_ORDER, "settlement: before the award"));
        steps.addAll(job("match-orders", Drive.VANISHED_ORDER, "return: before the award is taken back"));
        steps.add(new CrashStep(
                Drive.CANCEL, List.of("bank: before it gives back", "job complete-returns: begun"), BOTH));
        steps.add(
                new CrashStep(Drive.CANCEL, List.of("bank: before it gives back", "job complete-returns: over"), BOTH));
        return List.copyOf(steps);
    }

    private static CrashStep checkout(String at) {
        return new CrashStep(Drive.CHECKOUT, List.of(at), BOTH);
    }

    private static CrashStep inBroadleafsWay(String at) {
        return new CrashStep(Drive.CHECKOUT, List.of(at), List.of(Mode.BROADLEAF));
    }

    /** @param work the last step before what a chunk has done is committed */
    private static List<CrashStep> job(String name, Drive drive, String work) {
        return List.of(
                new CrashStep(drive, List.of("job " + name + ": begun"), BOTH),
                new CrashStep(drive, List.of(work + Steps.BEFORE_COMMIT), BOTH),
                new CrashStep(drive, List.of(work + Steps.AFTER_COMMIT), BOTH),
                new CrashStep(drive, List.of("job " + name + ": over"), BOTH));
    }

    @Override
    public String toString() {
        String words = String.join("; then ", at);
        return switch (drive) {
            case DECLINED_CHECKOUT -> words + " (card declined)";
            case CANCEL -> words + " (cancel)";
            case RETURN -> words + " (return)";
            default -> words;
        };
    }
}
