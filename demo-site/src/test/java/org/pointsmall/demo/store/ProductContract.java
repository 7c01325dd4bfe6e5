package org.pointsmall.demo.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pointsmall.demo.data.DemoCatalog;
import org.pointsmall.demo.store.StoreClient.Reply;

import static org.assertj.core.api.Assertions.assertThat;

abstract class ProductContract extends StoreFixture {

    @Test
    void listsEveryProductOncePageByPageButWhatIsHidden() {
        List<String> all = DemoCatalog.load().products().stream()
                .map(product -> product.name())
                .toList();

        assertThat(listed(aShopper())).containsExactlyElementsOf(all);
        assertThat(listed(guest))
                .containsExactlyElementsOf(all.stream()
                        .filter(name -> !name.equals("Spaceboy Gift Wrap"))
                        .toList());
    }

    private static List<String> listed(StoreClient shopper) {
        List<String> names = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = shopper.get("/api/v1/products?limit=100" + next).body();
            page.path("items").forEach(item -> names.add(item.path("name").asText()));
            next = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!next.isEmpty());
        return names;
    }

    @Test
    void showsNameCategoryPriceAndSkus() {
        JsonNode product = guest.get("/api/v1/products?q=REGENCY+cake")
                .body()
                .path("items")
                .path(0);

        assertThat(product.path("name").asText()).isEqualTo("Regency Cake Stand 3 Tier");
        assertThat(product.path("category").asText()).isEqualTo("tea-tableware");
        assertThat(product.path("price").path("amount").asText()).isEqualTo("12.75");
        assertThat(product.path("price").path("currency").asText()).isEqualTo("GBP");
        assertThat(product.path("skus")).hasSize(1);
        assertThat(guest.get("/api/v1/products/" + product.path("id").asLong()).body())
                .isEqualTo(product);
    }

    @Test
    void findsByCategory() {
        JsonNode items = guest.get("/api/v1/products?category=tea-tableware&limit=100")
                .body()
                .path("items");

        assertThat(items)
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.path("category").asText()).isEqualTo("tea-tableware"));
        assertThat(guest.get("/api/v1/products?category=none-such").body().path("items"))
                .isEmpty();
    }

    @Test
    void takesSearchWordsLiterally() {
        assertThat(guest.get("/api/v1/products?q=%25").body().path("items")).isEmpty();
        assertThat(guest.get("/api/v1/products?q=_").body().path("items")).isEmpty();
        assertThat(guest.get("/api/v1/products?q=%27%3B--").body().path("items"))
                .isEmpty();
    }

    @Test
    void namesCategoriesInTheLanguageThatIsAskedFor() {
        JsonNode english = guest.get("/api/v1/categories").body();
        JsonNode chinese =
                guest.with("Accept-Language", "zh-CN").get("/api/v1/categories").body();

        assertThat(english).hasSize(DemoCatalog.load().categories().size());
        assertThat(english.findValuesAsText("name")).contains("Cards & Gift Wrap");
        assertThat(chinese.findValuesAsText("name")).contains("贺卡与包装");
    }

    @ParameterizedTest
    @ValueSource(strings = {"987654321", "0", "-1", "abc", "1.5", "99999999999999999999"})
    void knowsNoOtherProducts(String id) {
        Reply reply = guest.get("/api/v1/products/" + id);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=-1", "limit=ten", "limit=", "cursor=x", "cursor=1e3"})
    void refusesPagesThatMakeNoSense(String parameters) {
        Reply reply = guest.get("/api/v1/products?" + parameters);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("field").asText()).isEqualTo(parameters.substring(0, parameters.indexOf('=')));
    }
}
