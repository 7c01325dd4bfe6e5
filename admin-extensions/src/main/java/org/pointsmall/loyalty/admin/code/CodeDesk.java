package org.pointsmall.loyalty.admin.code;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.StaffName;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.Legible;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.reward.code.CodePool;
import org.pointsmall.loyalty.reward.code.CodePoolList;
import org.pointsmall.loyalty.reward.code.ImportCodes;
import org.pointsmall.loyalty.reward.code.UploadCodes;

/** Pools and their files, as the section needs them. Without the key that encrypts codes, pools can only be looked at. */
final class CodeDesk {
    private static final int IMPORTS = 20;
    private static final int LONGEST_NAME = 100;

    private final CodePoolList pools;
    private final @Nullable ImportCodes imports;
    private final @Nullable UploadCodes uploads;
    private final EditDefinitions<OfferTerms> offers;

    CodeDesk(
            CodePoolList pools,
            @Nullable ImportCodes imports,
            @Nullable UploadCodes uploads,
            EditDefinitions<OfferTerms> offers) {
        this.pools = pools;
        this.imports = imports;
        this.uploads = uploads;
        this.offers = offers;
    }

    /** An offer that gives codes of a pool. */
    record Giving(long id, String name) {}

    boolean isWithoutKey() {
        return imports == null || uploads == null;
    }

    static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && Legible.is(name);
    }

    /** A whole number from 0 on, which is also what nothing means. */
    static OptionalLong few(String typed) {
        String digits = typed.strip();
        if (digits.isEmpty()) {
            return OptionalLong.of(0);
        }
        return digits.matches("[0-9]{1,9}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    long open(String name, long few, String actor) {
        ImportCodes opening = imports;
        if (opening == null) {
            throw new IllegalStateException("codes can't be had without their key");
        }
        long pool = opening.open(name, StaffName.of(actor));
        pools.few(pool, few);
        return pool;
    }

    /** Those with this part in their name, in their own order. */
    List<CodePool> pools(String part) {
        String looked = part.strip().toLowerCase(Locale.ROOT);
        return pools.all().stream()
                .filter(pool -> pool.name().toLowerCase(Locale.ROOT).contains(looked))
                .toList();
    }

    Optional<CodePool> find(OptionalLong pool) {
        return pool.isEmpty() ? Optional.empty() : pools.find(pool.getAsLong());
    }

    void few(CodePool pool, long few) {
        pools.few(pool.id(), few);
    }

    List<ImportView> imports(CodePool pool, DisplayFormat written) {
        return pools.imports(pool.id(), IMPORTS).stream()
                .map(past -> ImportView.of(past, written))
                .toList();
    }

    Optional<UploadCodes> uploads() {
        return Optional.ofNullable(uploads);
    }

    List<Giving> offers(CodePool pool, Locale locale) {
        return offers.all().stream()
                .filter(offer -> offer.terms().content() instanceof Content.Code code && code.pool() == pool.id())
                .map(offer -> new Giving(offer.ref().id(), offer.terms().name().in(locale)))
                .toList();
    }
}
