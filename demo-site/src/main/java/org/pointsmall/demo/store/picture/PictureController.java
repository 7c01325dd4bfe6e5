package org.pointsmall.demo.store.picture;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Pictures, for pages of any kind. They are no secret: what a product is called is not to be read from them. */
@RestController
class PictureController {

    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");
    private static final Duration KEPT = Duration.ofDays(1);
    private static final String NAMES = "SELECT s.NAME, c.URL FROM BLC_PRODUCT p"
            + " JOIN BLC_SKU s ON s.SKU_ID = p.DEFAULT_SKU_ID"
            + " LEFT JOIN BLC_CATEGORY c ON c.CATEGORY_ID = p.DEFAULT_CATEGORY_ID WHERE p.PRODUCT_ID = ?";

    private final JdbcTemplate jdbc;

    PictureController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Named(String name, @Nullable String category) {}

    @GetMapping("/shop/pictures/{id:[0-9]{1,18}}.svg")
    ResponseEntity<String> ofProduct(@PathVariable long id) {
        List<Named> found = jdbc.query(
                NAMES,
                (row, number) -> new Named(String.valueOf(row.getString("NAME")), code(row.getString("URL"))),
                id);
        return found.stream()
                .findFirst()
                .map(named -> answer(ProductPicture.of(named.name(), named.category())))
                .orElseThrow(StoreProblem::notFound);
    }

    /** @param kind of an offer that gives no goods: {@code COUPON} */
    @GetMapping("/shop/pictures/kind/{kind:[A-Z]{1,20}}.svg")
    ResponseEntity<String> ofKind(@PathVariable String kind) {
        return ProductPicture.ofKind(kind.toLowerCase(Locale.ROOT))
                .map(PictureController::answer)
                .orElseThrow(StoreProblem::notFound);
    }

    private static @Nullable String code(@Nullable String url) {
        return url == null || !url.startsWith("/") ? url : url.substring(1);
    }

    private static ResponseEntity<String> answer(String svg) {
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(svg);
    }
}
