package org.pointsmall.loyalty.admin.flag;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.pointsmall.loyalty.flag.FlagHistory;
import org.pointsmall.loyalty.flag.FlagPlace;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The history of the flags of one product or category; it only shows, and also what is gone from the catalogue. */
@Controller
@RequestMapping("/loyalty-flags")
public class FlagHistoryController extends AdminController {
    private static final int MOST = 100;

    private final FlagHistory history;
    private final Catalogue catalogue;
    private final BusinessTime time;

    FlagHistoryController(
            AdminRights rights, AdminPage pages, FlagHistory history, Catalogue catalogue, BusinessTime time) {
        super(rights, pages);
        this.history = history;
        this.catalogue = catalogue;
        this.time = time;
    }

    /** A version. */
    record Row(String number, String at, String actor, List<Said> changes) {}

    /**
     * What it changed.
     *
     * @param label the code of the field's name
     */
    record Said(String label, String before, String after) {}

    @GetMapping("/product/{id:[0-9]+}")
    ModelAndView ofProduct(@PathVariable String id, Locale locale) {
        long product = id(id);
        String name = catalogue.products(List.of(product)).getOrDefault(product, "#" + product);
        return page("product", product, name, FlagPlace.product(product), locale);
    }

    @GetMapping("/category/{id:[0-9]+}")
    ModelAndView ofCategory(@PathVariable String id, Locale locale) {
        long category = id(id);
        String name = catalogue.categories(List.of(category)).getOrDefault(category, "#" + category);
        return page("category", category, name, FlagPlace.category(category), locale);
    }

    private ModelAndView page(String section, long id, String name, FlagPlace place, Locale locale) {
        rights.require(Right.SEE_FLAG_HISTORY);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Map<String, Object> model = new HashMap<>();
        model.put("form", "/" + section + "/" + id);
        model.put("name", name);
        model.put("zone", written.zone());
        model.put(
                "rows",
                history.of(place, MOST).stream()
                        .map(entry -> row(entry, written))
                        .toList());
        return pages.show(section, "loyaltyFlagHistory", HttpStatus.OK, model);
    }

    private static Row row(FlagHistory.Entry entry, DisplayFormat written) {
        return new Row(
                Integer.toString(entry.version().number()),
                written.time(entry.version().savedAt()),
                entry.version().actor(),
                entry.changes().stream()
                        .map(change -> new Said(label(change.field()), change.before(), change.after()))
                        .toList());
    }

    /** {@code leastTier} is called as it is on the form. */
    private static String label(String field) {
        return "LoyaltyProduct_" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    private static long id(String digits) {
        return Numbers.id(digits).orElseThrow(() -> new NotFoundException("flags of " + digits));
    }
}
