package org.pointsmall.benchmarks;

import java.util.List;

/** The two sides of a comparison: the same store, but for the plugin's jars on its class path. */
enum StoreKind {
    /** The floor. */
    WITHOUT_PLUGIN("without the plugin"),
    WITH_PLUGIN("with the plugin");

    private static final List<String> PLUGIN_JARS = List.of("loyalty-module-", "storefront-api-", "admin-extensions-");

    final String words;

    StoreKind(String words) {
        this.words = words;
    }

    /** Whether a jar of the demo is on the class path of this kind of store. */
    boolean takes(String jarName) {
        return this == WITH_PLUGIN || PLUGIN_JARS.stream().noneMatch(jarName::startsWith);
    }

    /** A store's name where it must not hold spaces: of a folder, a database. */
    String id() {
        return this == WITH_PLUGIN ? "with_plugin" : "without_plugin";
    }

    /**
     * Who comes first in a round. Turned around from round to round (A B B A ...), so that neither side always meets
     * what the other left behind.
     */
    static List<StoreKind> orderOf(int round) {
        return round % 2 == 0 ? List.of(WITHOUT_PLUGIN, WITH_PLUGIN) : List.of(WITH_PLUGIN, WITHOUT_PLUGIN);
    }
}
