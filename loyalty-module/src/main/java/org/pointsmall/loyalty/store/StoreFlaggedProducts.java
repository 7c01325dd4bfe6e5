package org.pointsmall.loyalty.store;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.flag.Flag;
import org.pointsmall.loyalty.flag.FlagKind;
import org.pointsmall.loyalty.flag.FlagTexts;
import org.pointsmall.loyalty.flag.FlaggedProducts;
import org.pointsmall.loyalty.flag.Flagging;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.member.TierCode;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.store.FlagRows.FlagRow;
import org.pointsmall.loyalty.time.BusinessTime;

/**
 * The flags of the store's products and categories, read as the admin's forms write them. What can't be read, because it
 * was written past the form, lets nobody buy: it was meant to limit something.
 */
final class StoreFlaggedProducts implements FlaggedProducts {
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

    private final RememberedFlags flags;
    private final BusinessTime time;

    StoreFlaggedProducts(RememberedFlags flags, BusinessTime time) {
        this.flags = flags;
        this.time = time;
    }

    @Override
    public Map<Long, List<Flagging>> of(Collection<Long> productIds) {
        ZoneId zone = time.zone();
        return flags.of(productIds).stream()
                .collect(Collectors.groupingBy(
                        FlagRow::productId,
                        LinkedHashMap::new,
                        Collectors.mapping(row -> new Flagging(read(row, zone), row.hidden()), Collectors.toList())));
    }

    private static List<Flag> read(FlagRow row, ZoneId zone) {
        List<Flag> said = new ArrayList<>();
        addIf(row.exclusive(), FlagKind.EXCLUSIVE, said);
        limited(row, zone).ifPresent(said::add);
        FlagTexts.said(row.leastTier())
                .map(TierCode::new)
                .map(Flag.TierOnly::new)
                .ifPresent(said::add);
        addIf(row.membersOnly(), FlagKind.MEMBERS_ONLY, said);
        FlagTexts.said(row.segments()).map(StoreFlaggedProducts::segments).ifPresent(said::add);
        addIf(row.noEarn(), FlagKind.NO_EARN, said);
        addIf(row.noOffset(), FlagKind.NO_OFFSET, said);
        return said;
    }

    private static void addIf(boolean set, FlagKind kind, List<Flag> said) {
        if (set) {
            said.add(new Flag.Plain(kind));
        }
    }

    private static Flag segments(String codes) {
        return new Flag.SegmentOnly(FlagTexts.codes(codes).stream()
                .filter(SegmentCode::isCode)
                .map(SegmentCode::new)
                .collect(Collectors.toSet()));
    }

    private static Optional<Flag> limited(FlagRow row, ZoneId zone) {
        Optional<String> from = FlagTexts.said(row.soldFrom());
        Optional<String> until = FlagTexts.said(row.soldUntil());
        Long perMember = row.soldPerMember();
        boolean said = from.isPresent() || until.isPresent() || row.soldTotal() != null || perMember != null;
        return said
                ? Optional.of(new Flag.Limited(
                        window(from, until, zone),
                        row.soldTotal() == null ? null : Math.max(0, row.soldTotal()),
                        perMember == null ? null : new Flag.PerMember(Math.max(1, perMember), period(row))))
                : Optional.empty();
    }

    /** The longest where it can't be read, which lets a member have the least. */
    private static QuotaPeriod period(FlagRow row) {
        return FlagTexts.period(FlagTexts.said(row.soldPeriod()).orElse("")).orElse(QuotaPeriod.FOR_EVER);
    }

    private static Window window(Optional<String> from, Optional<String> until, ZoneId zone) {
        @Nullable LocalDateTime start = from.flatMap(FlagTexts::time).orElse(null);
        @Nullable LocalDateTime end = until.flatMap(FlagTexts::time).orElse(null);
        boolean legible = (from.isEmpty() || start != null)
                && (until.isEmpty() || end != null)
                && (start == null || end == null || start.isBefore(end));
        return legible
                ? Window.always(zone).within(start, end)
                : Window.always(zone).within(null, LONG_AGO);
    }
}
