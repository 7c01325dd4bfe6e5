package org.pointsmall.loyalty.admin.recommendation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.recommendation.RecommendationRates;
import org.pointsmall.loyalty.recommendation.RecommendationRates.Rate;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page of what came of recommendations in the last days; it only shows. */
@Controller
@RequestMapping("/loyalty-recommendations")
public class RatesController extends AdminController {
    private static final String SECTION = "loyalty-recommendations";
    private static final int TENTHS_OF_A_PERCENT = 1_000;

    private final RecommendationRates rates;
    private final BusinessTime time;

    RatesController(AdminRights rights, AdminPage pages, RecommendationRates rates, BusinessTime time) {
        super(rights, pages);
        this.rates = rates;
        this.time = time;
    }

    /**
     * One of what is compared.
     *
     * @param clickedShare of what was seen, in percent with one decimal
     */
    record Row(
            String label, String seen, String clicked, String clickedShare, String exchanged, String exchangedShare) {}

    @GetMapping
    ModelAndView show(Locale locale) {
        rights.require(Right.SEE_RECOMMENDATIONS);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        RecommendationRates.Rates all = rates.ofTheLastDays();
        return pages.show(
                SECTION,
                "loyaltyRecommendations",
                HttpStatus.OK,
                Map.of(
                        "days",
                        RecommendationRates.DAYS,
                        "placements",
                        rows(all.placements(), placement -> "LoyaltyRecommendation_" + placement, written),
                        "reasons",
                        rows(all.reasons(), reason -> "LoyaltyRecommendation_" + reason, written),
                        "places",
                        rows(all.places(), place -> written.number(place + 1), written)));
    }

    private static <K> List<Row> rows(List<Rate<K>> rates, Function<K, String> label, DisplayFormat written) {
        return rates.stream()
                .map(rate -> new Row(
                        label.apply(rate.of()),
                        written.number(rate.seen()),
                        written.number(rate.clicked()),
                        share(rate.clicked(), rate.seen()),
                        written.number(rate.exchanged()),
                        share(rate.exchanged(), rate.seen())))
                .toList();
    }

    private static String share(long part, long whole) {
        long share = part * TENTHS_OF_A_PERCENT / Math.max(1, whole);
        return share / 10 + "." + share % 10;
    }
}
