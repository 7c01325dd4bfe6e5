package org.pointsmall.broadleaf.boot.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.persistence.spi.PersistenceUnitInfo;
import org.broadleafcommerce.common.extensibility.jpa.MergePersistenceUnitManager;
import org.broadleafcommerce.common.extensibility.jpa.convert.BroadleafClassTransformer;
import org.springframework.beans.BeanUtils;
import org.springframework.instrument.classloading.LoadTimeWeaver;
import org.springframework.orm.jpa.persistenceunit.DefaultPersistenceUnitManager;
import org.springframework.orm.jpa.persistenceunit.MutablePersistenceUnitInfo;

/**
 * Broadleaf's persistence unit manager on Spring 5: merges all persistence XML files of one unit name into one unit.
 * Replaces {@code blPersistenceUnitManager}.
 *
 * <p>Two things of the original can't stay. It wraps each unit in a decorator that Spring 3 had for JPA 1 and Spring 5
 * no longer has (a {@link MutablePersistenceUnitInfo} is a JPA 2 unit itself). And it demands that every entity passes
 * through a class transformer, so that no entity class may be touched early; here that holds only for the classes that
 * a module weaves something into, and nothing is woven, and no agent needed, where no module asks for it.
 */
public class MergedPersistenceUnits extends MergePersistenceUnitManager {

    /** The unit of all commerce entities, the one that Broadleaf weaves. */
    private static final String COMMERCE_UNIT = "blPU";

    @Override
    protected PersistenceUnitInfo getMergedUnit(String name, MutablePersistenceUnitInfo unit) {
        return mergedPus.computeIfAbsent(name, absent -> unit);
    }

    @Override
    public void preparePersistenceUnitInfos() {
        Weaving weaving = Weaving.of(classTransformers);
        if (!weaving.isEmpty()) {
            setLoadTimeWeaver(weaving.weaver());
        }
        for (MutablePersistenceUnitInfo unit : readUnits()) {
            if (unit.getPersistenceUnitRootUrl() == null) {
                unit.setPersistenceUnitRootUrl((URL) call(this, "determineDefaultPersistenceUnitRootUrl"));
            }
            if (unit.getNonJtaDataSource() == null) {
                unit.setNonJtaDataSource(getDefaultDataSource());
            }
            initialise(unit);
            postProcessPersistenceUnitInfo(unit);
        }
        PersistenceUnitInfo commerce = mergedPus.get(COMMERCE_UNIT);
        if (commerce != null && !weaving.isEmpty()) {
            for (BroadleafClassTransformer transformer : weaving.transformers()) {
                commerce.addTransformer(transformer);
            }
            weaving.verify();
        }
    }

    private List<MutablePersistenceUnitInfo> readUnits() {
        List<MutablePersistenceUnitInfo> units = new ArrayList<>();
        for (Object unit : (Collection<?>) call(this, "readPersistenceUnitInfos")) {
            units.add((MutablePersistenceUnitInfo) unit);
        }
        return units;
    }

    /** Gives a unit its weaver, or its class loader where nothing is woven; Spring's class for it is not public. */
    private void initialise(MutablePersistenceUnitInfo unit) {
        LoadTimeWeaver weaver = getLoadTimeWeaver();
        if (weaver != null) {
            call(unit, unit.getClass(), "init", LoadTimeWeaver.class, weaver);
        } else {
            call(unit, unit.getClass(), "init", ClassLoader.class, getClass().getClassLoader());
        }
    }

    private static Object call(DefaultPersistenceUnitManager target, String method) {
        Method found = BeanUtils.findDeclaredMethod(DefaultPersistenceUnitManager.class, method);
        return invoke(found, target);
    }

    private static void call(Object target, Class<?> type, String method, Class<?> parameter, Object argument) {
        invoke(BeanUtils.findDeclaredMethod(type, method, parameter), target, argument);
    }

    private static Object invoke(Method method, Object target, Object... arguments) {
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Could not read the persistence units", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Spring's persistence unit manager has no usable " + method, e);
        }
    }
}
