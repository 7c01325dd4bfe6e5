package org.pointsmall.demo.store.picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The colours of a picture.
 *
 * @param tile behind it
 * @param main of the thing: what its name says, or one that suits its category
 * @param second of its parts
 * @param light of its light parts
 * @param dark of handles and lines
 */
record Paints(String tile, String main, String second, String light, String dark) {

    private static final String LIGHT = "#fffaf2";
    private static final String DARK = "#3a302b";

    /** By the words for them in names, in the order in which they are looked for where a name has several. */
    private static final Map<String, String> NAMED = named();

    private static final Pattern COLOUR =
            Pattern.compile("\\b(" + String.join("|", NAMED.keySet()) + ")", Pattern.CASE_INSENSITIVE);

    /** Two mains and a second colour for each category, on a tile of its own. */
    private static final Map<String, Shelf> SHELVES = Map.ofEntries(
            Map.entry("christmas-easter", new Shelf("#f5e3dc", List.of("#b23a2f", "#2f6b4f"), "#d9a441")),
            Map.entry("cards-wrap", new Shelf("#ece4f1", List.of("#8a6fb0", "#c96f8c"), "#e3b04b")),
            Map.entry("party", new Shelf("#fdeedd", List.of("#e07a5f", "#3d8f8a", "#d85c7b"), "#f2b84b")),
            Map.entry("toys-games", new Shelf("#e3eef6", List.of("#4f86b5", "#d9694f", "#58946a"), "#f0b545")),
            Map.entry("craft-stationery", new Shelf("#f3ecdf", List.of("#c7754a", "#5e8a83"), "#e2b25a")),
            Map.entry("lunch-picnic", new Shelf("#e6f0e2", List.of("#5d8f5a", "#d2694b"), "#edb850")),
            Map.entry("bags-accessories", new Shelf("#f7e5e2", List.of("#b8503f", "#3f6f7d", "#a05f86"), "#e9b35a")),
            Map.entry("kitchen-baking", new Shelf("#f9ecda", List.of("#c9823f", "#7c9c77", "#b55a48"), "#8fb3b0")),
            Map.entry("tea-tableware", new Shelf("#e4efee", List.of("#5c97a0", "#c7788b", "#7f9b62"), "#e6bb6a")),
            Map.entry("lighting-candles", new Shelf("#f4ead6", List.of("#b98d4a", "#8a9aa6"), "#f0a73c")),
            Map.entry("signs-clocks", new Shelf("#e5e9ee", List.of("#4d6580", "#8c5a4a", "#55806f"), "#d9a04e")),
            Map.entry("frames-mirrors", new Shelf("#eee7de", List.of("#9b7b5b", "#7d8b97"), "#d7a75b")),
            Map.entry("cosy-home", new Shelf("#f5e6e6", List.of("#b5656b", "#6f7fa3"), "#e7bd85")),
            Map.entry("garden", new Shelf("#e4eedd", List.of("#6a9a5b", "#b77b4c"), "#e0b24f")),
            Map.entry("storage-hooks", new Shelf("#e8e8e2", List.of("#7d8a6e", "#a0785a"), "#d8ab62")),
            Map.entry("decorations", new Shelf("#f1e6ee", List.of("#b07a9c", "#7f97b5", "#c48a5a"), "#e5b567")));

    private static final Shelf NO_SHELF = new Shelf("#ece8e1", List.of("#9a6b4f", "#5f7f8c"), "#dda94f");

    private record Shelf(String tile, List<String> mains, String second) {}

    private static Map<String, String> named() {
        Map<String, String> colours = new LinkedHashMap<>();
        colours.put("red", "#c43c31");
        colours.put("pink", "#e48aa2");
        colours.put("blue", "#4a7fb5");
        colours.put("green", "#56906a");
        colours.put("orange", "#e0843c");
        colours.put("yellow", "#e3b43e");
        colours.put("mint", "#9ccdb8");
        colours.put("turquoise", "#4fa7a8");
        colours.put("chocolate", "#6d4533");
        colours.put("ivory", "#e9d9b6");
        colours.put("cream", "#eeddb5");
        colours.put("black", "#453f3b");
        colours.put("white", "#f6f1e7");
        colours.put("silver", "#b3b8be");
        colours.put("zinc", "#9fa6ad");
        colours.put("slate", "#5d666e");
        colours.put("grey", "#9b9ea3");
        colours.put("fawn", "#c9a27e");
        colours.put("strawberry", "#d9516a");
        return colours;
    }

    /** @param category its code; null for none */
    static Paints of(String name, @Nullable String category) {
        Shelf shelf = category == null ? NO_SHELF : SHELVES.getOrDefault(category, NO_SHELF);
        List<String> mains = shelf.mains();
        Matcher said = COLOUR.matcher(name);
        String main = said.find()
                ? NAMED.getOrDefault(said.group(1).toLowerCase(Locale.ROOT), mains.get(0))
                : mains.get(Math.floorMod(name.hashCode(), mains.size()));
        // What is pale itself is shown by darker marks on it.
        boolean pale = List.of("#f6f1e7", "#eeddb5", "#e9d9b6").contains(main);
        return new Paints(
                pale ? deeper(shelf.tile()) : shelf.tile(), main, shelf.second(), pale ? "#b9785a" : LIGHT, DARK);
    }

    /** A tile on which something pale can be seen. */
    private static String deeper(String tile) {
        int rgb = Integer.parseInt(tile.substring(1), 16);
        int red = (rgb >> 16) * 88 / 100;
        int green = (rgb >> 8 & 0xff) * 88 / 100;
        int blue = (rgb & 0xff) * 88 / 100;
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}
