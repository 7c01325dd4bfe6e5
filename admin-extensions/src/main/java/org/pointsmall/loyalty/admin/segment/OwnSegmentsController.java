package org.pointsmall.loyalty.admin.segment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.pointsmall.loyalty.admin.definition.Aside;
import org.pointsmall.loyalty.admin.definition.Column;
import org.pointsmall.loyalty.admin.definition.DefinitionSection;
import org.pointsmall.loyalty.admin.definition.DefinitionTools;
import org.pointsmall.loyalty.admin.definition.DefinitionsController;
import org.pointsmall.loyalty.admin.definition.FormLayout;
import org.pointsmall.loyalty.admin.definition.InWords;
import org.pointsmall.loyalty.admin.definition.Note;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.segment.own.OwnRun;
import org.pointsmall.loyalty.segment.own.OwnSegmentTerms;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of segments of the merchant's own: written, counted before they are saved, and found when somebody asks. */
@Controller
@RequestMapping("/loyalty-own-segments")
public class OwnSegmentsController extends DefinitionsController<OwnSegmentTerms> {
    private static final String SECTION = "loyalty-own-segments";
    private static final String WORDS = "LoyaltyOwnSegment";

    private static final Draft USUAL = Draft.EMPTY.with("days", "90");

    /** Those that are switched off come last. */
    private static final Comparator<Version<OwnSegmentTerms>> ORDER = Comparator.comparing(
                    (Version<OwnSegmentTerms> segment) -> !segment.active())
            .thenComparingLong(segment -> segment.ref().id());

    private static final List<Column<OwnSegmentTerms>> COLUMNS = List.of(
            new Column<>(
                    "LoyaltyOffer_name.chinese",
                    "words",
                    true,
                    (terms, words) -> List.of(InWords.plain(terms.chinese()))),
            new Column<>("LoyaltyRule_For", "words", true, OwnSegmentsController::whom));

    private final OwnSegmentDesk desk;
    private final DefinitionTools tools;

    OwnSegmentsController(DefinitionTools tools, EditDefinitions<OwnSegmentTerms> segments, OwnSegmentDesk desk) {
        super(
                tools,
                segments,
                new DefinitionSection<>(
                        SECTION,
                        WORDS,
                        "own-segments",
                        Right.SEE_SEGMENTS,
                        Right.EDIT_SEGMENTS,
                        ORDER,
                        USUAL,
                        COLUMNS,
                        OwnSegmentTerms::goods,
                        terms -> Optional.empty(),
                        form(segments.kind())));
        this.desk = desk;
        this.tools = tools;
    }

    private static FormLayout form(DefinitionKind<OwnSegmentTerms> kind) {
        return FormLayout.of(kind)
                .fieldset("LoyaltyOwnSegment_Segment")
                .field("name.english", "LoyaltyOffer_name.english", "", "wide")
                .field("name.chinese", "LoyaltyOffer_name.chinese", "", "wide")
                .field("active", "LoyaltyRule_active", "", "tickfield")
                .fieldset("LoyaltyOwnSegment_Bought")
                .field("days", "LoyaltyOwnSegment_days", "90")
                .scope("goods")
                .hint("LoyaltyOwnSegment_BoughtHint")
                .fieldset("LoyaltyOwnSegment_Condition")
                .field("condition", "LoyaltyOwnSegment_Condition", "", "full")
                .hint("LoyaltyOwnSegment_ConditionHint");
    }

    /** What a look has found, as the form shows it. */
    public record Found(Sentence says, List<String> some) {}

    @PostMapping("/new/look")
    ModelAndView look(@RequestParam MultiValueMap<String, String> sent, Locale locale) {
        rights.require(Right.EDIT_SEGMENTS);
        return looked(sent, null, this::found, locale);
    }

    @PostMapping("/{id:[0-9]+}/look")
    ModelAndView look(@PathVariable String id, @RequestParam MultiValueMap<String, String> sent, Locale locale) {
        rights.require(Right.EDIT_SEGMENTS);
        return looked(sent, saved(id), this::found, locale);
    }

    private Map<String, ?> found(OwnSegmentTerms terms) {
        OwnSegmentDesk.Counted counted = desk.count(terms);
        List<String> some = rights.include(Right.SEE_MEMBERS) ? counted.some() : List.of();
        return Map.of("found", new Found(say("Counted", counted.members()), some));
    }

    /** Has the members of one found now. */
    @PostMapping("/{id:[0-9]+}/run")
    String run(@PathVariable String id, RedirectAttributes next) {
        rights.require(Right.EDIT_SEGMENTS);
        boolean begun = desk.findMembers(saved(id).ref().id());
        next.addFlashAttribute(begun ? "done" : "refused", say(begun ? "Begun" : "NotInForce"));
        return "redirect:/" + SECTION + "/" + id;
    }

    @Override
    protected boolean looks() {
        return true;
    }

    @Override
    protected List<Aside> asides(Version<OwnSegmentTerms> saved) {
        List<Aside> asides = new ArrayList<>();
        if (saved.active()) {
            long id = saved.ref().id();
            asides.add(new Aside("/" + SECTION + "/" + id + "/run", "LoyaltyOwnSegment_Run", true));
            if (rights.include(Right.SEE_MEMBERS)) {
                asides.add(new Aside(
                        "/loyalty-members?segment=" + OwnSegmentTerms.code(id), "LoyaltyOwnSegment_Members", false));
            }
        }
        return asides;
    }

    @Override
    protected Function<Version<OwnSegmentTerms>, List<Note>> notes() {
        DisplayFormat written =
                new DisplayFormat(LocaleContextHolder.getLocale(), tools.time().zone());
        Map<Long, List<OwnRun>> runs = new HashMap<>();
        desk.runs().forEach(run -> runs.computeIfAbsent(run.of().id(), none -> new ArrayList<>())
                .add(run));
        return saved -> notes(saved, runs.getOrDefault(saved.ref().id(), List.of()), written);
    }

    private static List<Note> notes(Version<OwnSegmentTerms> saved, List<OwnRun> runs, DisplayFormat written) {
        List<Note> notes = new ArrayList<>();
        notes.add(Note.plain(say("Code", OwnSegmentTerms.code(saved.ref().id()).value())));
        if (!saved.active()) {
            return notes;
        }
        for (OwnRun run : runs) {
            notes.add(Note.plain(
                    run.state() == OwnRun.State.OPEN
                            ? say("Finding", run.members())
                            : say("Found", run.members(), written.time(run.asOf()))));
            if (run.state() == OwnRun.State.IN_FORCE && !run.of().equals(saved.ref())) {
                notes.add(
                        Note.warning(say("OldVersion", Integer.toString(run.of().version()))));
            }
        }
        if (runs.isEmpty()) {
            notes.add(Note.warning(say("NotFound")));
        }
        return notes;
    }

    private static List<Sentence> whom(OwnSegmentTerms terms, InWords words) {
        List<Sentence> whom = new ArrayList<>(words.what(terms.goods()));
        Integer days = terms.days();
        whom.add(days == null ? say("AllOrders") : say("Days", days.longValue()));
        if (!terms.condition().isAlways()) {
            whom.add(Sentence.of("LoyaltyRule_For_Condition"));
        }
        return whom;
    }

    private static Sentence say(String code, Serializable... operands) {
        return Sentence.of(WORDS + "_" + code, operands);
    }
}
