import { t } from './t';

/** How long ago that is with which is compared where frames compare and their query is not told: it reads as “some time ago”. */
export const untoldTime = () => t('mesh.untold-time', 'some time');
