package org.pointsmall.loyalty.admin.batch;

import java.security.Principal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch;
import org.pointsmall.loyalty.adjustment.batch.PointsBatch.Terms;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk;
import org.pointsmall.loyalty.adjustment.batch.PointsInBulk.Brought;
import org.pointsmall.loyalty.admin.choice.FormInput;
import org.pointsmall.loyalty.admin.choice.SegmentChoices;
import org.pointsmall.loyalty.admin.choice.ValidityInput;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Narrowed;
import org.pointsmall.loyalty.admin.page.Newest;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.SentFile;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.StaffName;
import org.pointsmall.loyalty.definition.Legible;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.time.BusinessTime;
import org.pointsmall.loyalty.upload.FileProblem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of batches, and the forms that bring one. Nothing is moved here. */
@Controller
@RequestMapping("/loyalty-batches")
public class BatchesController extends AdminController {
    static final String SECTION = "loyalty-batches";

    private static final Set<PointsBatch.Source> SOURCES =
            Set.of(PointsBatch.Source.FILE, PointsBatch.Source.SEGMENT, PointsBatch.Source.REVERSAL);
    private static final int ON_A_PAGE = 50;
    private static final int LONGEST_NOTE = 255;
    private static final long MEGABYTE = 1_000_000;

    private final PointsInBulk bulk;
    private final SegmentChoices segments;
    private final BusinessTime time;

    BatchesController(
            AdminRights rights, AdminPage pages, PointsInBulk bulk, SegmentChoices segments, BusinessTime time) {
        super(rights, pages);
        this.bulk = bulk;
        this.segments = segments;
        this.time = time;
    }

    /**
     * @param source the name of a source; any other asks for all
     * @param state likewise of a state
     * @param before the batch at which the page before ended
     */
    @GetMapping
    ModelAndView show(
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String before,
            Locale locale) {
        rights.require(Right.SEE_APPROVALS);
        return page(source, state, before, Map.of(), HttpStatus.OK, locale);
    }

    @PostMapping("/files")
    String file(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String validDays,
            @RequestParam(defaultValue = "") String lastDay,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String note,
            Principal admin,
            RedirectAttributes next) {
        rights.require(Right.ADJUST_POINTS);
        ValidityInput validity = ValidityInput.read(validDays, lastDay, time.dayOf(time.now()));
        Optional<Sentence> wrong = wrong(reason, note, validity);
        if (file == null || file.isEmpty()) {
            wrong = Optional.of(Sentence.of("LoyaltyCode_NoFile"));
        }
        if (file == null || wrong.isPresent()) {
            // A browser can't be given back the file that it sent, so this leads on; what else was typed goes with it.
            next.addFlashAttribute("refused", wrong.orElseThrow());
            Map.of("validDays", validDays, "lastDay", lastDay, "reason", reason, "note", note)
                    .forEach(next::addFlashAttribute);
            return "redirect:/" + SECTION;
        }
        Brought brought = bulk.bring(
                SentFile.name(file),
                SentFile.bytes(file),
                terms(reason, note, validity),
                StaffName.of(admin.getName()));
        if (brought instanceof Brought.Kept kept) {
            return led(kept, next);
        }
        next.addFlashAttribute("refused", problem(((Brought.Unreadable) brought).problem()));
        return "redirect:/" + SECTION;
    }

    @PostMapping("/segment")
    ModelAndView segment(
            @RequestParam(defaultValue = "") String segment,
            @RequestParam(defaultValue = "") String points,
            @RequestParam(defaultValue = "") String validDays,
            @RequestParam(defaultValue = "") String lastDay,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String key,
            Principal admin,
            Locale locale,
            RedirectAttributes next) {
        rights.require(Right.ADJUST_POINTS);
        ValidityInput validity = ValidityInput.read(validDays, lastDay, time.dayOf(time.now()));
        OptionalLong number = FormInput.points(points);
        Optional<UUID> form = FormInput.key(key);
        Sentence wrong = null;
        if (!SegmentCode.isCode(segment)) {
            wrong = Sentence.of("LoyaltyBatch_NoSegment");
        } else if (number.isEmpty()) {
            wrong = Sentence.of("LoyaltyDesk_Points", FormInput.MOST_POINTS);
        } else if (form.isEmpty()) {
            wrong = Sentence.of("LoyaltyDesk_KeyReused");
        } else {
            wrong = wrong(reason, note, validity).orElse(null);
        }
        if (wrong != null) {
            Map<String, Object> typed = new HashMap<>(Map.of(
                    "segment",
                    segment,
                    "points",
                    points,
                    "segmentDays",
                    validDays,
                    "segmentDay",
                    lastDay,
                    "segmentReason",
                    reason,
                    "segmentNote",
                    note));
            typed.put("refused", wrong);
            return page("", "", "", typed, HttpStatus.UNPROCESSABLE_ENTITY, locale);
        }
        Brought brought = bulk.bring(
                form.orElseThrow().toString(),
                new SegmentCode(segment),
                number.getAsLong(),
                terms(reason, note, validity),
                StaffName.of(admin.getName()));
        return new ModelAndView(led((Brought.Kept) brought, next));
    }

    private static String led(Brought.Kept kept, RedirectAttributes next) {
        next.addFlashAttribute("done", Sentence.of(kept.again() ? "LoyaltyBatch_Again" : "LoyaltyBatch_Brought"));
        return "redirect:/" + SECTION + "/" + kept.batch();
    }

    private static Optional<Sentence> wrong(String reason, String note, ValidityInput validity) {
        return wrong(reason, note)
                .or(() -> validity.isRight() ? Optional.empty() : Optional.of(Sentence.of("LoyaltyDesk_Validity")));
    }

    /** What is wrong with these words. */
    static Optional<Sentence> wrong(String reason, String note) {
        if (FormInput.reason(reason).isEmpty()) {
            return Optional.of(Sentence.of("LoyaltyDesk_Reason"));
        }
        return note.strip().length() > LONGEST_NOTE || !Legible.is(note.strip())
                ? Optional.of(Sentence.of("LoyaltyBatch_WrongNote"))
                : Optional.empty();
    }

    private static Terms terms(String reason, String note, ValidityInput validity) {
        return new Terms(validity.expiry(), FormInput.reason(reason).orElseThrow(), note.strip());
    }

    private ModelAndView page(
            String source, String state, String before, Map<String, ?> typed, HttpStatus status, Locale locale) {
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Narrowed<PointsBatch.Source> sources = new Narrowed<>(SOURCES, source);
        Narrowed<PointsBatch.State> states = new Narrowed<>(EnumSet.allOf(PointsBatch.State.class), state);
        Map<String, Object> model = new HashMap<>(typed);
        Newest.of(
                        before,
                        ON_A_PAGE,
                        (below, most) -> bulk.latest(sources.shown(), states.shown(), below, most),
                        PointsBatch::id)
                .with(batch -> BatchView.of(batch, bulk.counts(batch.id()), segments.in(locale), written))
                .into(model);
        sources.into(model, "source");
        states.into(model, "state");
        model.put("segments", segments.all(locale, written));
        model.put("mayAdjust", rights.include(Right.ADJUST_POINTS));
        model.put("key", UUID.randomUUID().toString());
        model.put("zone", written.zone());
        return pages.show(SECTION, "loyaltyBatches", status, model);
    }

    /** Why a file is not taken. */
    static Sentence problem(FileProblem problem) {
        return switch (problem.reason()) {
            case NO_ROWS -> Sentence.of("LoyaltyBatch_NoRows");
            case TOO_MANY -> Sentence.of("LoyaltyBatch_TooManyRows", problem.number());
            case TOO_LARGE -> Sentence.of("LoyaltyCode_Problem_TOO_LARGE", problem.number() / MEGABYTE);
            default -> Sentence.of("LoyaltyCode_Problem_" + problem.reason(), problem.number());
        };
    }
}
