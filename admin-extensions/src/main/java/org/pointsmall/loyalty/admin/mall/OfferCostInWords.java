package org.pointsmall.loyalty.admin.mall;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pointsmall.loyalty.admin.definition.Note;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.mall.Content;
import org.pointsmall.loyalty.mall.ForeseeOffer;
import org.pointsmall.loyalty.mall.ForeseeOffer.Cost;
import org.pointsmall.loyalty.mall.OfferTerms;
import org.pointsmall.loyalty.points.Money;
import org.pointsmall.loyalty.redemption.RedemptionTerms;

/** Says what an exchange of an offer costs the merchant, and what all pieces of it do. */
public final class OfferCostInWords {
    private static final String WORDS = "LoyaltyAsk_Offer_";

    private final ForeseeOffer foresee;
    private final RedemptionTerms redemption;

    public OfferCostInWords(ForeseeOffer foresee, RedemptionTerms redemption) {
        this.foresee = foresee;
        this.redemption = redemption;
    }

    List<Note> of(OfferTerms terms) {
        Optional<Cost> foreseen = foresee.of(terms, redemption.standardRate());
        if (foreseen.isEmpty()) {
            return List.of(plain(terms.kind() == Content.Kind.DONATION ? "Donation" : "Unknown"));
        }
        Cost cost = foreseen.get();
        List<Note> said = new ArrayList<>();
        said.add(Note.warning(Sentence.of(
                WORDS + cost.by(),
                cost.net().toString(),
                cost.most().toString(),
                cost.cash().toString())));
        Long pieces = cost.pieces();
        Optional<Money> all = cost.inAll();
        said.add(
                pieces == null || all.isEmpty()
                        ? plain("NoLimit")
                        : Note.warning(
                                Sentence.of(WORDS + "InAll", pieces, all.get().toString())));
        if (!terms.price().points().isZero()) {
            said.add(plain(
                    "Points", terms.price().points().value(), cost.points().toString()));
        }
        return said;
    }

    private static Note plain(String code, Serializable... operands) {
        return Note.plain(Sentence.of(WORDS + code, operands));
    }
}
