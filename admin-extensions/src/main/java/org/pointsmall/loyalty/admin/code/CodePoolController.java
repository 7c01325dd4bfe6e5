package org.pointsmall.loyalty.admin.code;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.DisplayFormat;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.SentFile;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.admin.page.StaffName;
import org.pointsmall.loyalty.reward.code.CodePool;
import org.pointsmall.loyalty.reward.code.UploadCodes;
import org.pointsmall.loyalty.reward.code.UploadCodes.Brought;
import org.pointsmall.loyalty.reward.code.UploadedFile;
import org.pointsmall.loyalty.time.BusinessTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One pool: how many codes are left, what was imported, and the form that brings a file. */
@Controller
@RequestMapping("/loyalty-codes/{pool:[0-9]+}")
public class CodePoolController extends AdminController {
    private final CodeDesk desk;
    private final BusinessTime time;

    CodePoolController(AdminRights rights, AdminPage pages, CodeDesk desk, BusinessTime time) {
        super(rights, pages);
        this.desk = desk;
        this.time = time;
    }

    /** A file that waits to be looked at, or to be imported. */
    record Waiting(long id, String name, String uploadedAt, String actor, boolean started) {}

    @GetMapping
    ModelAndView show(@PathVariable String pool, Locale locale) {
        rights.require(Right.SEE_CODES);
        CodePool found = found(pool);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        Map<String, Object> model = new HashMap<>();
        model.put("pool", PoolView.of(found, written));
        model.put("imports", desk.imports(found, written));
        model.put("offers", desk.offers(found, locale));
        model.put(
                "files",
                files(found).stream().map(file -> waiting(file, written)).toList());
        model.put("running", running(found));
        model.put("most", UploadCodes.MOST_BYTES);
        model.put("zone", written.zone());
        model.put("withoutKey", desk.isWithoutKey());
        model.put("mayImport", rights.include(Right.IMPORT_CODES) && !desk.isWithoutKey());
        return pages.show(CodesController.SECTION, "loyaltyCodePool", HttpStatus.OK, model);
    }

    /** How far imports are, for the page's script. */
    @GetMapping(path = "/progress", produces = "application/json")
    @ResponseBody
    Map<String, Object> progress(@PathVariable String pool, Locale locale) {
        rights.require(Right.SEE_CODES);
        CodePool found = found(pool);
        DisplayFormat written = new DisplayFormat(locale, time.zone());
        return Map.of(
                "running", running(found),
                "imports",
                        desk.imports(found, written).stream()
                                .map(ImportView::progress)
                                .toList());
    }

    @PostMapping("/few")
    String few(@PathVariable String pool, @RequestParam(defaultValue = "") String few, RedirectAttributes next) {
        rights.require(Right.IMPORT_CODES);
        CodePool found = found(pool);
        OptionalLong number = CodeDesk.few(few);
        if (number.isEmpty()) {
            return refused(found, Sentence.of("LoyaltyCode_NoNumber"), next);
        }
        desk.few(found, number.getAsLong());
        next.addFlashAttribute("done", Sentence.of("LoyaltyCode_FewSaved"));
        return back(found);
    }

    /** Takes a file in; nothing is imported yet. A browser can't be given back what it sent, so either leads on. */
    @PostMapping("/files")
    String bring(
            @PathVariable String pool,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Principal admin,
            RedirectAttributes next) {
        rights.require(Right.IMPORT_CODES);
        CodePool found = found(pool);
        if (desk.uploads().isEmpty()) {
            return refused(found, Sentence.of("LoyaltyCode_NoKey"), next);
        }
        if (file == null || file.isEmpty()) {
            return refused(found, Sentence.of("LoyaltyCode_NoFile"), next);
        }
        Brought brought = desk.uploads()
                .get()
                .bring(found.id(), SentFile.name(file), SentFile.bytes(file), StaffName.of(admin.getName()));
        if (brought instanceof Brought.Kept kept) {
            return back(found) + "/files/" + kept.file();
        }
        return refused(found, FileInWords.problem(((Brought.Refused) brought).problem()), next);
    }

    private static String refused(CodePool pool, Sentence why, RedirectAttributes next) {
        next.addFlashAttribute("refused", why);
        return back(pool);
    }

    static String back(CodePool pool) {
        return "redirect:/" + CodesController.SECTION + "/" + pool.id();
    }

    private List<UploadedFile> files(CodePool pool) {
        return desk.uploads().map(uploads -> uploads.of(pool.id())).orElse(List.of());
    }

    private long running(CodePool pool) {
        return files(pool).stream().filter(UploadedFile::started).count();
    }

    private static Waiting waiting(UploadedFile file, DisplayFormat written) {
        return new Waiting(file.id(), file.name(), written.time(file.uploadedAt()), file.actor(), file.started());
    }

    private CodePool found(String pool) {
        return desk.find(Numbers.id(pool)).orElseThrow(() -> new NotFoundException("pool " + pool));
    }
}
