package org.pointsmall.loyalty.recommendation.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.mapping.Property;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import co.elastic.clients.json.JsonData;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.recommendation.SearchUnavailable;

/** The indexes that there are: which one is served, which is being built, and how one takes the other's place. */
final class OfferIndexes {
    private static final String DEFINITION = "offer-index.json";

    private final ElasticsearchAsyncClient client;
    private final OfferAlias alias;
    private final GuardedCalls calls;
    private final String definition;
    /** The type of each field. */
    private final Map<String, String> fields = new HashMap<>();

    OfferIndexes(ElasticsearchAsyncClient client, OfferAlias alias, GuardedCalls calls, int shards) {
        this.client = client;
        this.alias = alias;
        this.calls = calls;
        ObjectNode index = definition();
        ((ObjectNode) index.at("/settings/index")).put("number_of_shards", shards);
        definition = index.toString();
        index.at("/mappings/properties")
                .fields()
                .forEachRemaining(field ->
                        fields.put(field.getKey(), field.getValue().path("type").asText()));
    }

    private static ObjectNode definition() {
        try (InputStream file = Objects.requireNonNull(OfferIndexes.class.getResourceAsStream(DEFINITION))) {
            return (ObjectNode) new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An index.
     *
     * @param named whether it is called as ours are
     * @param served whether the alias names it
     * @param writable whether it can be written by its own alias
     * @param version its mapping's
     * @param odd a field that is of another type than the mapping of that version says; null for none
     */
    record Known(String name, boolean named, boolean served, boolean writable, int version, @Nullable String odd) {
        boolean isOurs() {
            return named && writable && version == OfferFields.VERSION && odd == null;
        }
    }

    /** All that there are, by name; also what else the alias names, or is called as the alias is. */
    List<Known> known() {
        return calls.call(
                "look at the indexes",
                () -> client.indices().get(get -> get.index(alias.indexes(), alias.served())
                        .allowNoIndices(true)
                        .ignoreUnavailable(true)),
                answer -> {
                    List<Known> known = new ArrayList<>();
                    answer.result().forEach((name, state) -> known.add(known(name, state)));
                    return known;
                });
    }

    private Known known(String name, IndexState state) {
        return new Known(
                name,
                alias.isIndex(name),
                state.aliases().containsKey(alias.served()),
                state.aliases().containsKey(alias.write(name)),
                version(state),
                odd(state));
    }

    /** A cluster has templates, and admins who mend by hand. */
    private @Nullable String odd(IndexState state) {
        Map<String, Property> there =
                state.mappings() == null ? Map.of() : state.mappings().properties();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            Property property = there.get(field.getKey());
            if (property == null || !property._kind().jsonValue().equals(field.getValue())) {
                return field.getKey();
            }
        }
        return null;
    }

    private static int version(IndexState state) {
        Map<String, JsonData> meta =
                state.mappings() == null ? Map.of() : state.mappings().meta();
        JsonData version = meta.get("version");
        return version == null ? 0 : version.to(Integer.class);
    }

    /** Why the index that is served can't be used; empty where it can. */
    Optional<String> unfit() {
        List<Known> known = known();
        List<Known> served = known.stream().filter(Known::served).toList();
        if (served.isEmpty()) {
            return Optional.of(
                    isTaken(known)
                            ? "there is an index with the alias's name, " + alias.served()
                            : "there is no index");
        }
        if (served.size() > 1) {
            return Optional.of("several indexes are served: " + served);
        }
        Known index = served.get(0);
        if (index.named() && index.version() > OfferFields.VERSION) {
            throw new SearchUnavailable(index.name() + " was made by a newer release of the plugin");
        }
        return index.isOurs() ? Optional.empty() : Optional.of(whyNot(index));
    }

    private static String whyNot(Known index) {
        if (!index.named()) {
            return "the alias names " + index.name() + ", which is none of ours";
        }
        if (index.version() < OfferFields.VERSION) {
            return index.name() + " has a mapping of version " + index.version();
        }
        return index.name()
                + (index.odd() == null
                        ? " has lost its own alias"
                        : " maps the field " + index.odd() + " in another way");
    }

    /** Whether the alias's name is that of an index. */
    private boolean isTaken(List<Known> known) {
        return known.stream().anyMatch(index -> index.name().equals(alias.served()));
    }

    void begin() {
        dropRest();
        String name = alias.index(alias.next(
                known().stream().filter(Known::named).map(Known::name).toList()));
        calls.call(
                "make the index " + name,
                () -> client.indices()
                        .create(CreateIndexRequest.of(index -> index.withJson(new StringReader(definition))
                                .index(name)
                                .aliases(alias.write(name), own -> own))),
                answer -> answer.index());
    }

    /** In one step for whoever searches. What was served until now stays for a while: queries may be under way in it. */
    void serveNext() {
        List<Known> known = known();
        Known next = known.stream()
                .filter(index -> !index.served() && index.isOurs())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new SearchUnavailable("the index that was built is gone"));
        List<Action> actions = new ArrayList<>();
        known.stream()
                .filter(Known::served)
                .forEach(index -> actions.add(Action.of(action ->
                        action.remove(remove -> remove.index(index.name()).alias(alias.served())))));
        if (isTaken(known)) {
            actions.add(Action.of(action -> action.removeIndex(remove -> remove.index(alias.served()))));
        }
        actions.add(Action.of(action -> action.add(add -> add.index(next.name()).alias(alias.served()))));
        calls.call(
                "refresh " + next.name(),
                () -> client.indices().refresh(refresh -> refresh.index(next.name())),
                answer -> answer);
        calls.call(
                "serve " + next.name(),
                () -> client.indices().updateAliases(update -> update.actions(actions)),
                answer -> answer.acknowledged());
    }

    void dropRest() {
        List<String> rest = known().stream()
                .filter(index -> index.named() && !index.served())
                .map(Known::name)
                .toList();
        if (!rest.isEmpty()) {
            calls.call(
                    "drop " + rest,
                    () -> client.indices().delete(delete -> delete.index(rest).ignoreUnavailable(true)),
                    answer -> answer.acknowledged());
        }
    }
}
