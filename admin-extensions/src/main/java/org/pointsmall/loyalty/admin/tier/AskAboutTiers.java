package org.pointsmall.loyalty.admin.tier;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.definition.Note;
import org.pointsmall.loyalty.admin.definition.Question;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.Typed;
import org.pointsmall.loyalty.admin.simulation.CostInWords;
import org.pointsmall.loyalty.admin.simulation.SpendingInWords;
import org.pointsmall.loyalty.tier.Benefits;
import org.pointsmall.loyalty.tier.ForeseeTiers;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierDraft;
import org.pointsmall.loyalty.tier.TierScheme;
import org.springframework.util.MultiValueMap;

/** Draws up what is asked before other tiers come into force: what changes, whom it moves, and what it costs. */
final class AskAboutTiers {
    private static final String WORDS = "LoyaltyAsk_Tiers";

    private final ForeseeTiers foresee;
    private final CostInWords cost;
    private final SpendingInWords spending;

    AskAboutTiers(ForeseeTiers foresee, CostInWords cost, SpendingInWords spending) {
        this.foresee = foresee;
        this.cost = cost;
        this.spending = spending;
    }

    /** @param now null where there are no tiers yet */
    Question of(
            @Nullable TierScheme now,
            TierScheme then,
            MultiValueMap<String, String> form,
            String action,
            Locale locale) {
        List<Typed> sent = new ArrayList<>();
        form.forEach((field, texts) -> {
            if (field.equals(TiersController.REVISION) || TierDraft.isField(field)) {
                texts.forEach(text -> sent.add(new Typed(field, text)));
            }
        });
        List<Note> effects = new ArrayList<>(moves(foresee.of(then)));
        if (isOther(now, then, Benefits::earningMultiplier)) {
            effects.addAll(cost.ofTiers(then, locale));
        }
        if (isOther(now, then, Benefits::mallPercent)
                || isOther(now, then, benefits -> Optional.ofNullable(benefits.offsetRate()))) {
            effects.addAll(spending.ofTiers(then, locale));
        }
        return new Question(
                Sentence.of(WORDS),
                TierChanges.between(now, then, locale),
                now != null,
                true,
                "",
                effects,
                action,
                sent,
                WORDS + "_Yes",
                "LoyaltyAsk_GoOn");
    }

    private static List<Note> moves(ForeseeTiers.Moves moves) {
        List<Note> said = new ArrayList<>();
        said.add(Note.warning(Sentence.of(
                WORDS + "_Moves", moves.inAll(moves.up()), moves.inAll(moves.down()), moves.inAll(moves.downLater()))));
        said.add(Note.plain(
                say(moves.isSample() ? "Sample" : "All", Long.valueOf(moves.looked()), Long.valueOf(moves.members()))));
        return said;
    }

    /** Whether members of any tier get something else, or a tier is there no more. */
    private static boolean isOther(@Nullable TierScheme now, TierScheme then, Function<Benefits, Object> benefit) {
        return now != null
                && now.tiers().stream().anyMatch(tier -> {
                    Benefits after = then.tier(tier.code()).map(Tier::benefits).orElse(Benefits.NONE);
                    return !Objects.equals(benefit.apply(tier.benefits()), benefit.apply(after));
                });
    }

    private static Sentence say(String code, Serializable... operands) {
        return Sentence.of(WORDS + "_" + code, operands);
    }
}
