package org.pointsmall.loyalty.api.product;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.api.wording.Language;
import org.pointsmall.loyalty.api.wording.Wording;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.flag.Flag;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.tier.Tier;
import org.pointsmall.loyalty.tier.TierSchemes;

/** Puts flags into the words that shoppers read beside a product. */
final class FlagWords {
    private static final Wording WORDING = new Wording("org.pointsmall.loyalty.api.product.flags", FlagWords.class);

    private final TierSchemes tiers;

    FlagWords(TierSchemes tiers) {
        this.tiers = tiers;
    }

    String of(Flag flag, Language language) {
        if (flag instanceof Flag.TierOnly tierOnly) {
            return say("TIER_ONLY", Map.of("tier", name(tierOnly.least(), language)), language);
        }
        if (flag instanceof Flag.Limited limited) {
            return Stream.concat(window(limited.window(), language), counts(limited, language))
                    .collect(Collectors.joining(language == Language.CHINESE ? "" : " "));
        }
        return say(flag.kind().name(), Map.of(), language);
    }

    /** By the programme's clocks, as the operators mean it; nothing of a window without ends. */
    private static Stream<String> window(Window window, Language language) {
        LocalDateTime from = window.from();
        LocalDateTime until = window.until();
        if (from != null && until != null) {
            return Stream.of(say("LIMITED.both", Map.of("from", from, "until", until), language));
        }
        return Stream.of(said("LIMITED.from", "from", from, language), said("LIMITED.until", "until", until, language))
                .filter(Objects::nonNull);
    }

    private static Stream<String> counts(Flag.Limited limited, Language language) {
        Long total = limited.total();
        Flag.PerMember perMember = limited.perMember();
        return Stream.of(
                        total == null ? null : say("LIMITED.total", Map.of("total", total), language),
                        perMember == null
                                ? null
                                : say(
                                        "LIMITED.perMember." + perMember.period(),
                                        Map.of("most", perMember.most()),
                                        language))
                .filter(Objects::nonNull);
    }

    private static @Nullable String said(String key, String place, @Nullable LocalDateTime time, Language language) {
        return time == null ? null : say(key, Map.of(place, time), language);
    }

    /** A tier that there is no more is called by its code. */
    private Wording.AsIs name(TierCode code, Language language) {
        return new Wording.AsIs(Optional.ofNullable(tiers.inForce())
                .flatMap(revision -> revision.scheme().tier(code))
                .map(Tier::name)
                .map(name -> name.in(language.locale()))
                .orElse(code.value()));
    }

    private static String say(String key, Map<String, ?> operands, Language language) {
        return WORDING.say(key, operands, language).orElse(key);
    }
}
