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
import org.pointsmall.loyalty.recommendation.taste.PairedDifference;
import org.pointsmall.loyalty.recommendation.taste.RankingNews;
import org.pointsmall.loyalty.recommendation.taste.RankingRun;
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
    private final RankingNews ranking;
    private final BusinessTime time;

    RatesController(
            AdminRights rights, AdminPage pages, RecommendationRates rates, RankingNews ranking, BusinessTime time) {
        super(rights, pages);
        this.rates = rates;
        this.ranking = ranking;
        this.time = time;
    }

    /**
     * One of what is compared.
     *
     * @param clickedShare of what was seen, in percent with one decimal
     */
    record Row(
            String label, String seen, String clicked, String clickedShare, String exchanged, String exchangedShare) {}

    /**
     * A ranking that was learnt.
     *
     * @param served how good what served was, learnt how good this was: NDCG of the first twenty
     * @param better by how much it was better, low to high in what bounds; empty where too few could be compared
     */
    record Learnt(
            String at,
            String outcome,
            String members,
            String served,
            String learnt,
            String better,
            String low,
            String high) {}

    @GetMapping
    ModelAndView show(Locale locale) {
        rights.require(Right.SEE_RECOMMENDATIONS);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        RecommendationRates.Rates all = rates.ofTheLastDays();
        RankingNews.News news = ranking.latest();
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
                        rows(all.places(), place -> written.number(place + 1), written),
                        "serving",
                        news.live().map(run -> written.time(run.asOf())).orElse(""),
                        "learnt",
                        news.latest().stream().map(run -> learnt(run, written)).toList()));
    }

    private static Learnt learnt(RankingRun run, DisplayFormat written) {
        PairedDifference better = run.better();
        return new Learnt(
                written.time(run.asOf()),
                "LoyaltyRanking_" + run.outcome(),
                written.number(run.members()),
                better == null ? "" : figure("%.4f", run.served()),
                better == null ? "" : figure("%.4f", run.learnt()),
                better == null ? "" : figure("%+.4f", better.mean()),
                better == null ? "" : figure("%+.4f", better.low()),
                better == null ? "" : figure("%+.4f", better.high()));
    }

    private static String figure(String form, double figure) {
        return String.format(Locale.ROOT, form, figure);
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
