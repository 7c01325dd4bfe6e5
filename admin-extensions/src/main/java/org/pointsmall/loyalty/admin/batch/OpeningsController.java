package org.pointsmall.loyalty.admin.batch;

import java.security.Principal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk.Brought;
import org.pointsmall.loyalty.adjustment.opening.OpeningBalances;
import org.pointsmall.loyalty.adjustment.opening.OpeningColumn;
import org.pointsmall.loyalty.admin.choice.FormInput;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.Csv;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Narrowed;
import org.pointsmall.loyalty.admin.page.Newest;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.SentFile;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.StaffName;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a merchant who comes from another programme begins: what a file has to say, an example, and what has been taken over. */
@Controller
@RequestMapping("/loyalty-openings")
public class OpeningsController extends AdminController {
    static final String SECTION = "loyalty-openings";

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final Set<PointsBatch.Source> SOURCES = Set.of(PointsBatch.Source.OPENING);
    private static final int ON_A_PAGE = 50;

    private final PointsInBulk bulk;
    private final OpeningBalances openings;
    private final BusinessTime time;

    OpeningsController(
            AdminRights rights, AdminPage pages, PointsInBulk bulk, OpeningBalances openings, BusinessTime time) {
        super(rights, pages);
        this.bulk = bulk;
        this.openings = openings;
        this.time = time;
    }

    /** What a file can say of a lot. */
    public record Column(String name, String means) {}

    /**
     * @param state the name of a state; any other asks for all
     * @param before the file at which the page before ended
     */
    @GetMapping
    ModelAndView show(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String before,
            Locale locale) {
        rights.require(Right.SEE_APPROVALS);
        Narrowed<PointsBatch.State> states = new Narrowed<>(EnumSet.allOf(PointsBatch.State.class), state);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Map<String, Object> model = new HashMap<>();
        Newest.of(
                        before,
                        ON_A_PAGE,
                        (below, most) -> bulk.latest(SOURCES, states.shown(), below, most),
                        PointsBatch::id)
                .with(batch -> BatchView.of(batch, bulk.counts(batch.id()), SegmentCode::value, written))
                .into(model);
        model.put(
                "columns",
                Arrays.stream(OpeningColumn.values())
                        .map(column -> new Column(column.name(isChinese(locale)), "LoyaltyOpening_Column_" + column))
                        .toList());
        states.into(model, "state");
        model.put("mayAdjust", rights.include(Right.ADJUST_POINTS));
        model.put("most", OpeningBalances.MOST_BYTES);
        model.put("zone", written.zone());
        return pages.show(SECTION, "loyaltyOpenings", HttpStatus.OK, model);
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    @PostMapping("/files")
    String file(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String note,
            Principal admin,
            RedirectAttributes next) {
        rights.require(Right.ADJUST_POINTS);
        Optional<Sentence> wrong = BatchesController.wrong(reason, note);
        if (file == null || file.isEmpty()) {
            wrong = Optional.of(Sentence.of("LoyaltyCode_NoFile"));
        }
        if (file == null || wrong.isPresent()) {
            next.addFlashAttribute("refused", wrong.orElseThrow());
            Map.of("reason", reason, "note", note).forEach(next::addFlashAttribute);
            return "redirect:/" + SECTION;
        }
        Brought brought = openings.bring(
                SentFile.name(file),
                SentFile.bytes(file),
                FormInput.reason(reason).orElseThrow(),
                note.strip(),
                StaffName.of(admin.getName()));
        if (brought instanceof Brought.Kept kept) {
            next.addFlashAttribute(
                    "done", Sentence.of(kept.again() ? "LoyaltyOpening_Again" : "LoyaltyOpening_Brought"));
            return "redirect:/" + BatchesController.SECTION + "/" + kept.batch();
        }
        next.addFlashAttribute("refused", BatchesController.problem(((Brought.Unreadable) brought).problem()));
        return "redirect:/" + SECTION;
    }

    /** A file that can be filled in. */
    @GetMapping("/example.csv")
    ResponseEntity<byte[]> example(Locale locale) {
        rights.require(Right.SEE_APPROVALS);
        boolean chinese = isChinese(locale);
        int year = time.today().getYear();
        Csv table = new Csv()
                .row(Arrays.stream(OpeningColumn.values())
                        .map(column -> column.name(chinese))
                        .toArray())
                .row(
                        "ann@example.com",
                        "V-1001",
                        1200,
                        (year - 1) + "-05-01",
                        (year + 1) + "-12-31",
                        "gold",
                        (year + 1) + "-06-30",
                        "lot-1001-1")
                .row("", "V-1001", 300, (year - 1) + "-11-15", "", "", "", "lot-1001-2")
                .row("bob", "V-1002", 50, "", chinese ? "永久" : "never", "", "", "lot-1002-1");
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"opening-balances.csv\"")
                .body(table.bytes());
    }
}
