package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.pointsmall.loyalty.api.contract.Contract;

/** What a running store's document says of the resources that are its own, beside the plugin's. */
final class StoreDocument {
    private static final String OWN = "/api/v1/";
    private static final String PLUGINS = "/api/v1/loyalty/";
    private static final Map<Integer, Contract> READ = new ConcurrentHashMap<>();

    private StoreDocument() {}

    /** Of the store at this port; read once. */
    static Contract of(int port) {
        return READ.computeIfAbsent(
                port,
                first -> new Contract(
                        own(StoreClient.at(port).get("/v3/api-docs").body())));
    }

    static boolean describes(String path) {
        return path.startsWith(OWN) && !path.startsWith(PLUGINS);
    }

    private static JsonNode own(JsonNode document) {
        ObjectNode own = new ObjectMapper().createObjectNode();
        // Paths are whole already.
        own.putArray("servers").addObject().put("url", "");
        own.set("paths", document.path("paths").deepCopy());
        own.set("components", document.path("components"));
        List<String> others = new ArrayList<>();
        own.path("paths").fieldNames().forEachRemaining(path -> {
            if (!describes(path)) {
                others.add(path);
            }
        });
        ((ObjectNode) own.path("paths")).remove(others);
        return own;
    }
}
