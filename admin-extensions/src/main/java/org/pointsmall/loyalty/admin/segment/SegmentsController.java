package org.pointsmall.loyalty.admin.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.segment.SegmentCounts;
import org.pointsmall.loyalty.segment.SegmentCounts.Counted;
import org.pointsmall.loyalty.segment.SegmentNames;
import org.pointsmall.loyalty.segment.SegmentRun;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page of the segments; it only shows. */
@Controller
@RequestMapping("/loyalty-segments")
public class SegmentsController extends AdminController {
    private static final String SECTION = "loyalty-segments";
    private static final int RUNS = 10;
    private static final long TENTHS_OF_A_PERCENT = 1_000;

    private final SegmentCounts counts;
    private final BusinessTime time;

    SegmentsController(AdminRights rights, AdminPage pages, SegmentCounts counts, BusinessTime time) {
        super(rights, pages);
        this.counts = counts;
        this.time = time;
    }

    /**
     * A segment.
     *
     * @param share of all members, in percent with one decimal
     * @param bar the same, whole, for the width of a bar
     */
    record Row(String code, String name, String members, String share, long bar) {}

    /** The quintiles of one measure, the best first. */
    record Quintiles(String label, List<String> members) {}

    /** A run. */
    record Run(String startedAt, String finishedAt, String phase, String members) {}

    @GetMapping
    ModelAndView show(Locale locale) {
        rights.require(Right.SEE_SEGMENTS);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Optional<Counted> inForce = counts.inForce();
        Map<String, Object> model = new HashMap<>();
        model.put("rows", inForce.map(counted -> rows(counted, locale, written)).orElse(List.of()));
        model.put(
                "quintiles", inForce.map(counted -> quintiles(counted, written)).orElse(List.of()));
        model.put(
                "finishedAt",
                inForce.map(counted -> written.timeOrNothing(counted.run().finishedAt()))
                        .orElse(""));
        model.put(
                "runs",
                counts.latest(RUNS).stream()
                        .map(counted -> run(counted.run(), written))
                        .toList());
        model.put("zone", written.zone());
        model.put("seesMembers", rights.include(Right.SEE_MEMBERS));
        return pages.show(SECTION, "loyaltySegments", HttpStatus.OK, model);
    }

    private static List<Row> rows(Counted counted, Locale locale, DisplayFormat written) {
        long all = Math.max(
                1, counted.counts().values().stream().mapToLong(Long::longValue).sum());
        List<Row> rows = new ArrayList<>();
        counted.counts().forEach((code, members) -> {
            long share = members * TENTHS_OF_A_PERCENT / all;
            rows.add(new Row(
                    code.value(),
                    name(code, locale),
                    written.number(members),
                    share / 10 + "." + share % 10,
                    share / 10));
        });
        return rows;
    }

    private static String name(SegmentCode code, Locale locale) {
        return SegmentNames.name(code, locale).orElse(code.value());
    }

    private List<Quintiles> quintiles(Counted counted, DisplayFormat written) {
        List<Quintiles> rows = new ArrayList<>();
        counts.quintiles(counted.run().id()).forEach((measure, members) -> {
            List<String> best = new ArrayList<>();
            members.forEach(count -> best.add(0, written.number(count)));
            rows.add(new Quintiles("LoyaltySegment_" + measure, best));
        });
        return rows;
    }

    private static Run run(SegmentRun run, DisplayFormat written) {
        return new Run(
                written.time(run.startedAt()),
                written.timeOrNothing(run.finishedAt()),
                "LoyaltySegment_Phase_" + run.phase(),
                written.number(run.members()));
    }
}
