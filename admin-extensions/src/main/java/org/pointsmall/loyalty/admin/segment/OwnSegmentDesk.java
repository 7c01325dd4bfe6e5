package org.pointsmall.loyalty.admin.segment;

import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;
import org.pointsmall.loyalty.admin.programme.Background;
import org.pointsmall.loyalty.job.RunJob;
import org.pointsmall.loyalty.member.MemberDirectory;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.segment.own.ComputeOwnSegments;
import org.pointsmall.loyalty.segment.own.Matching;
import org.pointsmall.loyalty.segment.own.MatchingMembers;
import org.pointsmall.loyalty.segment.own.OwnRun;
import org.pointsmall.loyalty.segment.own.OwnRuns;
import org.pointsmall.loyalty.segment.own.OwnSegmentTerms;
import org.pointsmall.loyalty.time.BusinessTime;

/** Counts members before a segment is saved, and has them found when it is. */
final class OwnSegmentDesk {
    private static final int SHOWN = 5;

    private final MatchingMembers members;
    private final MemberDirectory directory;
    private final ComputeOwnSegments compute;
    private final RunJob runJob;
    private final Background background;
    private final OwnRuns runs;
    private final Supplier<Currency> currency;
    private final BusinessTime time;

    OwnSegmentDesk(
            MatchingMembers members,
            MemberDirectory directory,
            ComputeOwnSegments compute,
            RunJob runJob,
            Background background,
            OwnRuns runs,
            Supplier<Currency> currency,
            BusinessTime time) {
        this.members = members;
        this.directory = directory;
        this.compute = compute;
        this.runJob = runJob;
        this.background = background;
        this.runs = runs;
        this.currency = currency;
        this.time = time;
    }

    /** @param some the first of them, as staff know them */
    record Counted(long members, List<String> some) {}

    Counted count(OwnSegmentTerms terms) {
        Matching asked = terms.matching(time.now(), time, currency.get());
        long count = members.count(asked);
        return new Counted(
                count,
                count == 0
                        ? List.of()
                        : members.first(asked, SHOWN).stream().map(this::called).toList());
    }

    /** Accounts outlive customers, and guests have no login. */
    private String called(MemberId member) {
        String number = "#" + member.value();
        return directory
                .find(member)
                .map(person -> person.login() == null ? number : person.login() + " (" + number + ")")
                .orElse(number);
    }

    /** Begins a run, which goes on when the page is answered; answers false for a segment that is not in force. */
    boolean findMembers(long segment) {
        boolean asked = compute.ask(segment);
        if (asked) {
            background.run("Job " + ComputeOwnSegments.NAME, stop -> runJob.run(compute, stop));
        }
        return asked;
    }

    List<OwnRun> runs() {
        return runs.standing();
    }
}
