package org.pointsmall.loyalty.mall.load;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.definition.Audience;
import org.pointsmall.loyalty.definition.Window;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.OfferAudience;
import org.pointsmall.loyalty.mall.OfferFixture;
import org.pointsmall.loyalty.mall.OfferName;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.mall.Price;
import org.pointsmall.loyalty.mall.Supply;
import org.pointsmall.loyalty.points.Points;
import org.pointsmall.loyalty.stock.QuotaPeriod;
import org.pointsmall.loyalty.tier.SomeTiers;

/** An offer as it is now, and what is taken of it. */
final class OfferOnPaper {
    private static final Duration LAUNCH = Duration.ofDays(1);

    final long id;
    final Content content;
    boolean active = true;
    long points;
    long firstPieces;
    long firstPoints;
    long launchPoints;
    Instant published = Instant.MAX;

    @Nullable
    Long total;

    @Nullable
    Long perMember;

    boolean daily;
    boolean stockBack;
    boolean quotaBack;
    boolean givesBack;
    /** Of one piece; it stays, for by it the store's total would change, and not only the points. */
    long cash;
    /** What other goods have to cost beside it. */
    long besides;
    /** 10 for silver, 20 for gold. */
    int leastRank;

    boolean hidden;

    @Nullable
    Instant seenUntil;

    @Nullable
    Instant from;

    long taken;
    long firstTaken;

    OfferOnPaper(long id, Content content) {
        this.id = id;
        this.content = content;
    }

    /** The same terms for another offer, or another version. */
    OfferOnPaper as(long number) {
        OfferOnPaper other = new OfferOnPaper(number, content);
        other.take(this);
        return other;
    }

    /** These are its terms now. */
    void take(OfferOnPaper from) {
        active = from.active;
        points = from.points;
        firstPieces = from.firstPieces;
        firstPoints = from.firstPoints;
        launchPoints = from.launchPoints;
        total = from.total;
        perMember = from.perMember;
        daily = from.daily;
        stockBack = from.stockBack;
        quotaBack = from.quotaBack;
        givesBack = from.givesBack;
        cash = from.cash;
        besides = from.besides;
        leastRank = from.leastRank;
        hidden = from.hidden;
        seenUntil = from.seenUntil;
        this.from = from.from;
    }

    boolean is(Content.Kind kind) {
        return content.kind() == kind;
    }

    /** Terms that are drawn by lot. */
    void draw(Random random, Instant now) {
        boolean gift = is(Content.Kind.GIFT);
        points = gift ? 0 : 3 + random.nextInt(60);
        firstPieces = !gift && random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0;
        firstPoints = firstPieces == 0 ? 0 : 1 + random.nextInt((int) points - 1);
        launchPoints = !gift && random.nextInt(4) == 0 ? 1 + random.nextInt((int) points - 1) : 0;
        total = random.nextInt(3) == 0 ? null : (long) random.nextInt(12);
        perMember = random.nextInt(3) == 0 ? (long) 1 + random.nextInt(3) : null;
        daily = random.nextBoolean();
        stockBack = random.nextInt(4) > 0;
        quotaBack = random.nextInt(4) > 0;
        givesBack = random.nextInt(4) > 0;
        cash = is(Content.Kind.GOODS) && random.nextInt(3) == 0 ? 120 : 0;
        besides = gift || (is(Content.Kind.GOODS) && random.nextInt(5) == 0) ? 400L * (1 + random.nextInt(3)) : 0;
        leastRank = random.nextInt(6) == 0 ? 10 + 10 * random.nextInt(2) : 0;
        hidden = random.nextBoolean();
        seenUntil = random.nextInt(6) == 0 ? now.plus(Duration.ofMinutes(1 + random.nextInt(3_000))) : null;
        from = random.nextInt(12) == 0 ? now.plus(Duration.ofMinutes(random.nextInt(600))) : null;
        active = random.nextInt(6) > 0;
    }

    OfferTerms terms() {
        Price price = new Price(
                Points.of(points),
                cash == 0 ? null : OfferFixture.pence(cash),
                null,
                launchPoints == 0 ? null : new Price.Launch((int) LAUNCH.toDays(), Points.of(launchPoints)),
                firstPieces == 0 ? null : new Price.First(firstPieces, Points.of(firstPoints)));
        return new OfferTerms(
                new OfferName("Offer", "商品"),
                content,
                price,
                new Supply(total, perMember, daily ? QuotaPeriod.DAY : QuotaPeriod.FOR_EVER, stockBack, quotaBack),
                new OfferAudience(
                        Audience.EVERYONE,
                        leastRank == 0 ? null : leastRank == 10 ? SomeTiers.SILVER : SomeTiers.GOLD,
                        hidden),
                window(null, seenUntil),
                window(from, null),
                besides == 0 ? null : OfferFixture.pence(besides),
                givesBack,
                Set.of(),
                100);
    }

    private static Window window(@Nullable Instant from, @Nullable Instant until) {
        return Window.always(OfferFixture.ZONE).within(local(from), local(until));
    }

    private static @Nullable LocalDateTime local(@Nullable Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, OfferFixture.ZONE);
    }

    boolean isSeen(Instant at) {
        return active && (seenUntil == null || at.isBefore(seenUntil));
    }

    boolean isExchangeable(Instant at) {
        return isSeen(at) && (from == null || !at.isBefore(from));
    }

    private long own(Instant at) {
        return launchPoints > 0 && at.isBefore(published.plus(LAUNCH)) ? launchPoints : points;
    }

    boolean isFirst(long pieces, Instant at) {
        return firstPieces > 0 && own(at) > firstPoints && Math.max(0, firstPieces - firstTaken) >= pieces;
    }

    /** Of one piece, before tiers and campaigns. */
    long price(long pieces, Instant at) {
        return isFirst(pieces, at) ? firstPoints : own(at);
    }

    boolean isCounted() {
        return total != null || perMember != null || firstPieces > 0;
    }

    @Nullable
    Long remaining() {
        return total == null ? null : Math.max(0, total - taken);
    }

    String countedAs(Instant at) {
        return id + "|" + (daily ? LocalDate.ofInstant(at, OfferFixture.ZONE) : "");
    }

    @Override
    public String toString() {
        return "%d %s for %d (%d for %d, at first %d), %s in all, %s each%s, back %s/%s, besides %d, rank %d%s, %s-%s"
                .formatted(
                        id,
                        active ? content : "withdrawn " + content,
                        points,
                        firstPieces,
                        firstPoints,
                        launchPoints,
                        total,
                        perMember,
                        daily ? " a day" : "",
                        stockBack,
                        quotaBack,
                        besides,
                        leastRank,
                        hidden ? " hidden" : "",
                        from,
                        seenUntil);
    }
}
