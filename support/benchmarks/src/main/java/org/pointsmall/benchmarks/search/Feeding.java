package org.pointsmall.benchmarks.search;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.pointsmall.benchmarks.ledger.Side;
import org.pointsmall.benchmarks.ledger.Turns;

/** All offers into an index that there was not before: by the plugin's job, and by the bulk requests that it once sent. */
final class Feeding {
    private static final byte[] NOTHING = new byte[0];

    private final BareSearch bare;
    private final SearchedShop shop;
    private final String prefix;
    private final List<byte[]> bulks;

    Feeding(BareSearch bare, SearchedShop shop, String prefix, List<byte[]> bulks) {
        this.bare = bare;
        this.shop = shop;
        this.prefix = prefix;
        this.bulks = bulks;
    }

    Turns turns(int rounds) {
        String definition = bare.send("GET", "/" + prefix + "-offers", NOTHING);
        Turns turns = new Turns();
        for (int round = 0; round < rounds; round++) {
            for (Side side : Side.orderOf(round)) {
                String into = "bare" + round;
                List<byte[]> bodies = side == Side.OURS ? List.of() : renamed(into);
                if (side == Side.OURS) {
                    // One by one: Elasticsearch drops none by a pattern.
                    bare.send("GET", "/_cat/indices/" + prefix + "-offers*?h=index", NOTHING)
                            .lines()
                            .forEach(index -> bare.send("DELETE", "/" + index.strip(), NOTHING));
                }
                long begin = System.nanoTime();
                if (side == Side.OURS) {
                    SearchBenchmark.run(shop.rebuild.beginByHand());
                } else {
                    bare.bulk(bodies, definition, into);
                }
                turns.add(side, Duration.ofNanos(System.nanoTime() - begin));
                if (side == Side.FLOOR) {
                    bare.send("DELETE", "/" + into, NOTHING);
                }
            }
        }
        return turns;
    }

    private List<byte[]> renamed(String into) {
        return bulks.stream()
                .map(body -> new String(body, StandardCharsets.UTF_8)
                        .replaceAll("\"_index\":\"" + prefix + "-offers-\\d+-write\"", "\"_index\":\"" + into + "\"")
                        .getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
