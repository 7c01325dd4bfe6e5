package org.pointsmall.broadleaf.boot.context;

import org.broadleafcommerce.common.locale.util.LocaleConverter;
import org.springframework.boot.convert.ApplicationConversionService;

/**
 * Replaces Broadleaf's conversionService, which Spring prefers to Boot's: without Boot's converters no application of
 * ours could have a duration, or an enum in lower case, as a property.
 */
public final class StoreConversionService extends ApplicationConversionService {
    public StoreConversionService() {
        addConverter(new LocaleConverter());
    }
}
