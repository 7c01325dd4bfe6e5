package org.pointsmall.demo.store.places;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the pages where the admin is, which runs on a port that whoever starts the demo chooses. */
@RestController
class PlacesController {
    private final String admin;

    /** @param admin empty where none runs beside this store */
    PlacesController(@Value("${demo.admin.address:}") String admin) {
        this.admin = admin;
    }

    @GetMapping("/shop/places.json")
    Map<String, String> places() {
        return admin.isEmpty() ? Map.of() : Map.of("admin", admin);
    }
}
