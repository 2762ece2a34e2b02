import type { MenuItemConstructorOptions } from 'electron';
import type { ElectronModule } from './electron-module.ts';

/** What the system expects of any program, in Vietnamese; everything of the desk itself is on its screens. */
const menuTemplate: readonly MenuItemConstructorOptions[] = [
  {
    label: 'Tệp',
    submenu: [{ role: 'quit', label: 'Thoát' }],
  },
  {
    label: 'Sửa',
    submenu: [
      { role: 'undo', label: 'Hoàn tác' },
      { role: 'redo', label: 'Làm lại' },
      { type: 'separator' },
      { role: 'cut', label: 'Cắt' },
      { role: 'copy', label: 'Sao chép' },
      { role: 'paste', label: 'Dán' },
      { role: 'selectAll', label: 'Chọn tất cả' },
    ],
  },
  {
    label: 'Xem',
    submenu: [
      { role: 'reload', label: 'Tải lại màn hình' },
      { type: 'separator' },
      { role: 'zoomIn', label: 'Phóng to' },
      { role: 'zoomOut', label: 'Thu nhỏ' },
      { role: 'resetZoom', label: 'Cỡ bình thường' },
      { role: 'togglefullscreen', label: 'Toàn màn hình' },
    ],
  },
];

/** Replaces Electron's own menu, which brings developer tools and links to its makers. */
export function setMenu({ Menu }: Pick<ElectronModule, 'Menu'>): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate]));
}
