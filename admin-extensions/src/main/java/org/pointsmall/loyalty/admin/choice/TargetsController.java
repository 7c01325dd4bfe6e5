package org.pointsmall.loyalty.admin.choice;

import java.util.List;
import java.util.Map;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.catalogue.Catalogue;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Products or categories by a part of their name, for the script of each form; whoever may see the form may search. */
@Controller
public class TargetsController extends AdminController {
    private static final int MOST_FOUND = 20;

    private final Catalogue catalogue;

    TargetsController(AdminRights rights, AdminPage pages, Catalogue catalogue) {
        super(rights, pages);
        this.catalogue = catalogue;
    }

    @GetMapping(path = "/loyalty-rules/find", produces = "application/json")
    @ResponseBody
    List<Map<String, String>> forRules(
            @RequestParam(defaultValue = "") String in, @RequestParam(defaultValue = "") String name) {
        rights.require(Right.SEE_RULES);
        return find(in, name.strip());
    }

    private List<Map<String, String>> find(String in, String part) {
        List<Catalogue.Named> found = in.equals("categories")
                ? catalogue.categoriesNamed(part, MOST_FOUND)
                : catalogue.productsNamed(part, MOST_FOUND);
        return found.stream()
                .map(one -> Map.of("id", Long.toString(one.id()), "name", one.name()))
                .toList();
    }
}
