package org.pointsmall.demo.agents;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import javax.servlet.http.HttpServletRequest;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.paging.Cursor;
import org.pointsmall.demo.store.product.Shelf;
import org.pointsmall.demo.store.product.TranslatedNames;
import org.pointsmall.loyalty.api.agents.LoyaltyForAgents;
import org.pointsmall.loyalty.api.agents.Membership;
import org.pointsmall.loyalty.api.agents.Negotiation;
import org.pointsmall.loyalty.api.agents.Negotiation.Agreed;
import org.pointsmall.loyalty.api.agents.Protocol;
import org.pointsmall.loyalty.api.wording.Language;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue. Only one product at a time is told what it would earn: the draft has one forecast for each answer. */
@RestController
@Hidden
@RequestMapping(path = Addresses.ROOT + "/catalog", produces = MediaType.APPLICATION_JSON_VALUE)
class AgentCatalogController {
    private static final int WORDS_MAX = 100;
    private static final int IDS_MAX = 50;
    private static final int PAGE = 10;
    private static final int PAGE_MAX = 50;

    private final Negotiation negotiation;
    private final LoyaltyForAgents loyalty;
    private final Shelf shelf;
    private final CatalogService catalog;
    private final TranslatedNames names;

    AgentCatalogController(
            Negotiation negotiation,
            LoyaltyForAgents loyalty,
            Shelf shelf,
            @Qualifier("blCatalogService") CatalogService catalog,
            TranslatedNames names) {
        this.negotiation = negotiation;
        this.loyalty = loyalty;
        this.shelf = shelf;
        this.catalog = catalog;
        this.names = names;
    }

    @PostMapping("/search")
    AgentJson.Found search(@RequestBody AgentRequests.Search asked, HttpServletRequest request) {
        Agreed agreed = negotiation.agree(request, Protocol.SEARCH);
        String words = asked.query();
        if (words == null && asked.filters() == null || words != null && words.length() > WORDS_MAX) {
            throw BadAgentRequest.of("query");
        }
        AgentRequests.@Nullable Paging paging = asked.pagination();
        int limit = paging == null || paging.limit() == null ? PAGE : Math.min(PAGE_MAX, paging.limit());
        if (limit < 1) {
            throw BadAgentRequest.of("limit");
        }
        List<Product> found = shelf.page(
                words,
                ProductFilter.onlyCategory(asked.filters()),
                Cursor.after(paging == null ? null : paging.cursor()),
                limit + 1);
        List<Product> page = found.subList(0, Math.min(limit, found.size()));
        boolean more = found.size() > page.size();
        TranslatedNames.Named named = names.of(page);
        ProductFilter filter = new ProductFilter(asked.filters(), asked.context());
        return new AgentJson.Found(
                AgentJson.Envelope.of(agreed),
                page.stream()
                        .flatMap(product -> Products.of(product, named, filter, Map.of()).stream())
                        .toList(),
                new AgentJson.NextPage(
                        more ? String.valueOf(page.get(page.size() - 1).getId()) : null, more),
                null,
                general(agreed, asked.context(), request));
    }

    @PostMapping("/lookup")
    AgentJson.Found lookup(@RequestBody AgentRequests.Lookup asked, HttpServletRequest request) {
        Agreed agreed = negotiation.agree(request, Protocol.LOOKUP);
        if (asked.ids() == null || asked.ids().isEmpty() || asked.ids().stream().anyMatch(Objects::isNull)) {
            throw BadAgentRequest.of("ids");
        }
        Set<String> ids = new LinkedHashSet<>(asked.ids());
        if (ids.size() > IDS_MAX) {
            throw BadAgentRequest.tooLarge("ids");
        }
        Map<Product, Map<Long, List<AgentJson.Input>>> inputs = new LinkedHashMap<>();
        List<AgentJson.Message> unknown = new ArrayList<>();
        for (String id : ids) {
            Optional<Resolved> resolved = resolved(id);
            resolved.ifPresentOrElse(
                    one -> inputs.computeIfAbsent(one.product(), product -> new LinkedHashMap<>())
                            .computeIfAbsent(one.sku().getId(), sku -> new ArrayList<>())
                            .add(new AgentJson.Input(id, one.exactly() ? "exact" : "featured")),
                    () -> unknown.add(AgentJson.Message.info("not_found", id)));
        }
        TranslatedNames.Named named = names.of(inputs.keySet());
        ProductFilter filter = new ProductFilter(asked.filters(), asked.context());
        return new AgentJson.Found(
                AgentJson.Envelope.of(agreed),
                inputs.entrySet().stream()
                        .flatMap(entry -> Products.of(entry.getKey(), named, filter, entry.getValue()).stream())
                        .toList(),
                null,
                unknown.isEmpty() ? null : unknown,
                general(agreed, asked.context(), request));
    }

    @PostMapping("/product")
    AgentJson.Detail product(@RequestBody AgentRequests.OneProduct asked, HttpServletRequest request) {
        Agreed agreed = negotiation.agree(request, Protocol.LOOKUP);
        String id = String.valueOf(asked.id());
        Product product = resolved(id).map(Resolved::product).orElseThrow(() -> AgentRefusal.notFound(id));
        return new AgentJson.Detail(
                AgentJson.Envelope.of(agreed),
                Products.of(product, names.of(List.of(product)), ProductFilter.NONE, Map.of())
                        .orElseThrow(() -> AgentRefusal.notFound(id)),
                agreed.withLoyalty()
                        ? AgentJson.shown(loyalty.ofProduct(
                                product.getId(), 1, AgentRequests.claims(asked.context()), Language.of(request)))
                        : null);
    }

    private @Nullable Map<String, Membership> general(
            Agreed agreed, AgentRequests.@Nullable Context context, HttpServletRequest request) {
        return agreed.withLoyalty()
                ? AgentJson.shown(loyalty.ofNothingInParticular(AgentRequests.claims(context), Language.of(request)))
                : null;
    }

    /** @param exactly whether the id is the variant's own */
    private record Resolved(Product product, Sku sku, boolean exactly) {}

    private Optional<Resolved> resolved(String id) {
        OptionalLong variant = AgentIds.VARIANT.read(id);
        if (variant.isPresent()) {
            return Stream.ofNullable(catalog.findSkuById(variant.getAsLong()))
                    .filter(sku -> sku.getProduct() != null)
                    .flatMap(sku -> shelf.product(sku.getProduct().getId()).stream()
                            .map(product -> new Resolved(product, sku, true)))
                    .findFirst();
        }
        OptionalLong product = AgentIds.PRODUCT.read(id);
        return product.isEmpty()
                ? Optional.empty()
                : shelf.product(product.getAsLong()).map(found -> new Resolved(found, found.getDefaultSku(), false));
    }
}
