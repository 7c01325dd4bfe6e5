package org.pointsmall.benchmarks.taste;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.pointsmall.loyalty.recommendation.ItemTaste;
import org.pointsmall.loyalty.recommendation.MemberTaste;

/** Scores items as the search does: by the dot products of what is known of items and of the member, times the trend. */
final class TasteRanker implements Cut.Ranker {
    private final Cut cut;
    private final Map<Long, ItemTaste> items;
    private final LongFunction<MemberTaste> members;
    private final Map<Object, List<Weight>> index = new HashMap<>();

    private record Weight(long product, float weight) {}

    TasteRanker(Cut cut, Map<Long, ItemTaste> items, LongFunction<MemberTaste> members) {
        this.cut = cut;
        this.items = items;
        this.members = members;
        items.forEach((product, taste) -> {
            taste.neighbours().forEach((source, weight) -> put(source, product, weight));
            taste.words().forEach((word, weight) -> put(word, product, weight));
        });
    }

    private void put(Object feature, long product, float weight) {
        index.computeIfAbsent(feature, any -> new ArrayList<>()).add(new Weight(product, weight));
    }

    @Override
    public List<Long> best(long member) {
        MemberTaste taste = members.apply(member);
        Map<Long, Double> scores = new HashMap<>();
        if (taste.isEmpty()) {
            items.forEach((product, item) -> scores.put(product, (double) item.popularity()));
        } else {
            taste.bought().forEach((feature, weight) -> add(feature, weight, scores));
            taste.words().forEach((feature, weight) -> add(feature, weight, scores));
            scores.replaceAll((product, sum) ->
                    sum * items.getOrDefault(product, ItemTaste.NONE).trend());
        }
        return cut.best(member, scores);
    }

    private void add(Object feature, float weight, Map<Long, Double> scores) {
        for (Weight posting : index.getOrDefault(feature, List.of())) {
            scores.merge(posting.product(), (double) weight * posting.weight(), Double::sum);
        }
    }
}
