package org.pointsmall.loyalty.admin.definition;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.admin.condition.RuleBuilder;
import org.pointsmall.loyalty.admin.page.DraftForm;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.admin.page.Phrases;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.definition.Draft;
import org.pointsmall.loyalty.definition.EditDefinitions;
import org.pointsmall.loyalty.definition.EditResult;
import org.pointsmall.loyalty.definition.Version;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What can be done with a definition beside writing it: it is told in sentences while it is written, copied, opened as it
 * was, put away and brought back.
 *
 * @param <T> what definitions of the kind say
 */
abstract class DefinitionActions<T> extends DefinitionPage<T> {
    private static final int MOST_FOUND = 20;
    private static final String CODE = "code";

    DefinitionActions(DefinitionTools tools, EditDefinitions<T> definitions, DefinitionSection<T> section) {
        super(tools, definitions, section);
    }

    /** Things that the form picks by a part of their name, for the form's script; whoever may see the form may search. */
    @GetMapping(path = "/find", produces = "application/json")
    @ResponseBody
    List<Map<String, String>> find(
            @RequestParam(defaultValue = "") String in, @RequestParam(defaultValue = "") String name, Locale locale) {
        rights.require(section.see());
        return tools.names().find(in, name.strip(), MOST_FOUND, locale).stream()
                .map(one -> Map.of("id", one.value(), "name", one.label()))
                .toList();
    }

    /** Tells what stands in the form, for the form's script. Saves nothing. */
    @PostMapping(path = "/say", produces = "application/json")
    @ResponseBody
    Map<String, String> say(@RequestParam MultiValueMap<String, String> sent, Locale locale) {
        rights.require(section.see());
        pages.nothingIsDone();
        RuleBuilder.Read read = read(sent);
        return Map.of(
                "says",
                says(new DraftForm(read.draft(), read.wrong()), locale)
                        .map(new Phrases(tools.messages(), locale)::say)
                        .orElse(""));
    }

    /** Puts one away, or brings it back. */
    @PostMapping("/{id:[0-9]+}/archive")
    ModelAndView archive(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String away,
            Principal admin,
            RedirectAttributes next) {
        rights.require(section.edit());
        Version<T> saved = saved(id);
        boolean put = away.equals("true");
        EditResult<T> result = definitions.archive(seen(saved, version), put, admin.getName());
        if (result instanceof EditResult.Saved<T>) {
            next.addFlashAttribute(
                    "done", Sentence.of(put ? "LoyaltyArchive_Put" : "LoyaltyArchive_Back", name(saved)));
        } else if (result instanceof EditResult.Outdated<T> outdated) {
            Version<T> latest = outdated.latest();
            next.addFlashAttribute(
                    "refused", DraftForm.outdated(latest.actor(), latest.ref().version()));
        } else {
            next.addFlashAttribute(
                    "refused",
                    DraftForm.inWords(((EditResult.Refused<T>) result).wrong().get(0)));
        }
        return new ModelAndView(
                put && result instanceof EditResult.Saved<T>
                        ? "redirect:/" + section.path()
                        : "redirect:/" + section.path() + "/" + saved.ref().id());
    }

    final RuleBuilder.Read read(MultiValueMap<String, String> sent) {
        String built = hasCondition() ? sent.getFirst(RuleBuilder.INPUT) : null;
        return tools.builder().read(DraftForm.sent(sent, definitions.kind()::isField), built);
    }

    /** What stands in the form of a copy: all of it, under another name, as a draft; a code can't be given twice. */
    final Draft copyOf(String id, Locale locale) {
        Draft copy = definitions.written(saved(id).terms(), false);
        copy = renamed(copy, "name", locale);
        copy = renamed(copy, "name.english", Locale.ENGLISH);
        copy = renamed(copy, "name.chinese", Locale.SIMPLIFIED_CHINESE);
        copy = renamed(copy, "chineseName", Locale.SIMPLIFIED_CHINESE);
        return definitions.kind().isField(CODE) ? copy.with(CODE, "") : copy;
    }

    private Draft renamed(Draft copy, String path, Locale locale) {
        return copy.has(path)
                ? copy.with(path, new Phrases(tools.messages(), locale).say("Copy", copy.text(path)))
                : copy;
    }

    /**
     * An earlier version of one.
     *
     * @param version empty, or the latest, for none
     * @throws NotFoundException where there is no such version
     */
    final Optional<Version<T>> earlier(Version<T> saved, String version) {
        int number = Numbers.version(version);
        if (version.isEmpty() || number == saved.ref().version()) {
            return Optional.empty();
        }
        return Optional.of(definitions.versions(saved.ref().id()).stream()
                .filter(one -> one.ref().version() == number)
                .findFirst()
                .orElseThrow(() ->
                        new NotFoundException(section.path() + " " + saved.ref().id() + ", version " + version)));
    }
}
