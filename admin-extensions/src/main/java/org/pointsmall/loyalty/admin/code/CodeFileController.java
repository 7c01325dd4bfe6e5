package org.pointsmall.loyalty.admin.code;

import java.security.Principal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.StaffName;
import org.pointsmall.loyalty.reward.code.CodePool;
import org.pointsmall.loyalty.reward.code.FilePreview;
import org.pointsmall.loyalty.reward.code.UploadCodes;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A file of codes that was brought: what its import would do, and whether it shall. */
@Controller
@RequestMapping("/loyalty-codes/{pool:[0-9]+}/files/{file:[0-9]+}")
public class CodeFileController extends AdminController {
    private final CodeDesk desk;
    private final BusinessTime time;

    CodeFileController(AdminRights rights, AdminPage pages, CodeDesk desk, BusinessTime time) {
        super(rights, pages);
        this.desk = desk;
        this.time = time;
    }

    @GetMapping
    ModelAndView show(@PathVariable String pool, @PathVariable String file, Locale locale) {
        rights.require(Right.SEE_CODES);
        CodePool found = found(pool);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        UploadCodes.Waiting waiting =
                uploads().find(found.id(), id(file)).orElseThrow(() -> new NotFoundException("file " + file));
        Map<String, Object> model = new HashMap<>();
        model.put("pool", PoolView.of(found, written));
        model.put("zone", written.zone());
        model.put("mayImport", rights.include(Right.IMPORT_CODES));
        if (waiting.preview() instanceof FilePreview.Legible preview) {
            model.put("file", FileInWords.of(waiting, preview, written));
        }
        waiting.earlier().map(past -> ImportView.of(past, written)).ifPresent(earlier -> model.put("earlier", earlier));
        return pages.show(CodesController.SECTION, "loyaltyCodeFile", HttpStatus.OK, model);
    }

    /** The file is imported in the background, by the site. */
    @PostMapping("/import")
    String start(@PathVariable String pool, @PathVariable String file, Principal admin, RedirectAttributes next) {
        rights.require(Right.IMPORT_CODES);
        CodePool found = found(pool);
        if (!uploads().start(found.id(), id(file), StaffName.of(admin.getName()))) {
            throw new NotFoundException("file " + file);
        }
        next.addFlashAttribute("done", Sentence.of("LoyaltyCode_Begun"));
        return CodePoolController.back(found);
    }

    @PostMapping("/discard")
    String discard(@PathVariable String pool, @PathVariable String file, RedirectAttributes next) {
        rights.require(Right.IMPORT_CODES);
        CodePool found = found(pool);
        uploads().discard(found.id(), id(file));
        next.addFlashAttribute("done", Sentence.of("LoyaltyCode_Discarded"));
        return CodePoolController.back(found);
    }

    private UploadCodes uploads() {
        return desk.uploads().orElseThrow(() -> new NotFoundException("key of codes"));
    }

    private CodePool found(String pool) {
        return desk.find(Numbers.id(pool)).orElseThrow(() -> new NotFoundException("pool " + pool));
    }

    private static long id(String file) {
        OptionalLong id = Numbers.id(file);
        return id.orElseThrow(() -> new NotFoundException("file " + file));
    }
}
