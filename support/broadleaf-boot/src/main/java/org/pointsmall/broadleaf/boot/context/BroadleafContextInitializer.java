package org.pointsmall.broadleaf.boot.context;

import java.util.ArrayList;
import java.util.List;
import org.pointsmall.broadleaf.boot.BroadleafFlavour;
import org.pointsmall.broadleaf.boot.BroadleafSettings;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Puts Broadleaf's bean definitions into a Boot context before any configuration class is read. So Boot's conditions
 * see Broadleaf's beans as the application's own, and an XML bean keeps its name against a {@code @Bean} method: what
 * shall replace a Broadleaf bean goes into {@code broadleaf.patch-locations}.
 *
 * <p>An initializer and not an auto-configuration: those run last, when it is too late for both.
 */
final class BroadleafContextInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

    /** Not in Broadleaf's standard list, but without them the site would not know all tables, nor content at all. */
    private static final List<String> SITE_PATCHES = List.of(
            "bl-open-admin-contentClient-applicationContext.xml", "bl-cms-contentClient-applicationContext.xml");

    private static final List<String> ADMIN_PATCHES = List.of(
            "bl-open-admin-contentClient-applicationContext.xml",
            "bl-open-admin-contentCreator-applicationContext.xml",
            "bl-admin-applicationContext.xml",
            "bl-cms-contentClient-applicationContext.xml",
            "bl-cms-contentCreator-applicationContext.xml");

    /** Whether this is a Broadleaf application at all: {@code broadleaf.enabled}, true by default. */
    static boolean isEnabled(Environment environment) {
        return environment.getProperty("broadleaf.enabled", Boolean.class, true);
    }

    @Override
    public void initialize(GenericApplicationContext context) {
        if (!isEnabled(context.getEnvironment())) {
            return;
        }
        LinkedLibraries.check(getClass().getClassLoader());
        BroadleafSettings settings = BroadleafSettings.from(context.getEnvironment());
        boolean admin = settings.flavour() == BroadleafFlavour.ADMIN;
        List<String> patches = new ArrayList<>(admin ? ADMIN_PATCHES : SITE_PATCHES);
        patches.add("bl-boot-applicationContext.xml");
        patches.add(admin ? "bl-boot-admin-applicationContext.xml" : "bl-boot-site-applicationContext.xml");
        patches.addAll(settings.patchLocations());
        BroadleafXml.load(context, patches, new MergedXml(settings.mergedXml()));
        UnwantedBeans.removeFrom(context);
        AdjustedBeans.adjust(context);
        UnmappedFilters.register(context);
    }
}
