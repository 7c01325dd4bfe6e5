package org.pointsmall.loyalty.segment.own;

import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.condition.Condition;
import org.pointsmall.loyalty.condition.ConditionText;
import org.pointsmall.loyalty.condition.Field;
import org.pointsmall.loyalty.definition.Checking;
import org.pointsmall.loyalty.definition.ConditionPart;
import org.pointsmall.loyalty.definition.DefinitionKind;
import org.pointsmall.loyalty.definition.Fields;
import org.pointsmall.loyalty.definition.Part;
import org.pointsmall.loyalty.definition.Scope;
import org.pointsmall.loyalty.definition.Shape;
import org.pointsmall.loyalty.definition.Uses;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Own segments, as operators write them. Refused beyond what their fields are is {@code EVERYBODY} of the condition, where
 * neither goods nor anything else is asked for; and the end of one that is still named, as {@code SEGMENT_IN_RULE} and the
 * like, one for each {@link Uses.Kind} ({@code id}, {@code name}).
 */
public final class OwnSegmentKind implements DefinitionKind<OwnSegmentTerms> {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_DAYS = 3_650;

    private final Shape<OwnSegmentTerms> shape;
    private final List<Uses<SegmentCode>> uses;

    /**
     * @param conditions how conditions are written, and kept
     * @param uses who names segments
     */
    public OwnSegmentKind(ConditionText conditions, List<Uses<SegmentCode>> uses) {
        this.uses = List.copyOf(uses);
        Part<String> english = Fields.text("name.english", LONGEST_NAME).keptAs("english");
        Part<String> chinese = Fields.text("name.chinese", LONGEST_NAME).keptAs("chinese");
        Part<Optional<Integer>> days = Fields.numberOrNone("days", 1, MOST_DAYS)
                .as(given -> given.map(Math::toIntExact), given -> given.map(Integer::longValue));
        Part<Scope> goods = Scope.part("goods");
        Part<Condition> condition = ConditionPart.of(conditions, Field::isOfMembers);
        shape = Shape.<OwnSegmentTerms>whole()
                .with(english, OwnSegmentTerms::english)
                .with(chinese, OwnSegmentTerms::chinese)
                .with(days, terms -> Optional.ofNullable(terms.days()))
                .with(goods, OwnSegmentTerms::goods)
                .with(condition, OwnSegmentTerms::condition)
                .made(from -> new OwnSegmentTerms(
                        from.get(english),
                        from.get(chinese),
                        from.get(days).orElse(null),
                        from.get(goods),
                        from.get(condition)));
    }

    @Override
    public String table() {
        return "LOYALTY_OWN_SEGMENT";
    }

    @Override
    public Shape<OwnSegmentTerms> shape() {
        return shape;
    }

    @Override
    public String name(OwnSegmentTerms terms) {
        return terms.english();
    }

    @Override
    public void check(OwnSegmentTerms terms, List<Version<OwnSegmentTerms>> others, Checking checking) {
        checking.refuse(terms.goods().isAll() && terms.condition().isAlways(), "condition", "EVERYBODY");
    }

    @Override
    public void checkEnd(Version<OwnSegmentTerms> last, Checking checking) {
        SegmentCode code = OwnSegmentTerms.code(last.ref().id());
        uses.stream()
                .flatMap(by -> by.of(code).stream())
                .forEach(use -> checking.refuse(Invalid.of("active", "SEGMENT_IN_" + use.kind())
                        .with("id", Long.toString(use.id()))
                        .with("name", use.name())));
    }
}
