/** Provinces since July 2025, as addresses name them. */
export const provinces =
  'Tuyên Quang,Cao Bằng,Lai Châu,Lào Cai,Thái Nguyên,Điện Biên,Lạng Sơn,Sơn La,Phú Thọ,Bắc Ninh,Quảng Ninh,Hà Nội,Hải Phòng,Hưng Yên,Ninh Bình,Thanh Hóa,Nghệ An,Hà Tĩnh,Quảng Trị,Huế,Đà Nẵng,Quảng Ngãi,Gia Lai,Đắk Lắk,Khánh Hòa,Lâm Đồng,Đồng Nai,Tây Ninh,Hồ Chí Minh,Đồng Tháp,An Giang,Vĩnh Long,Cần Thơ,Cà Mau'.split(
    ',',
  );
export const hamletKinds = 'Thôn,Thôn,Xóm,Ấp,Bản,Buôn,Khu phố,Tổ dân phố'.split(',');
/** Common in names of places all over the country. */
export const syllables =
  'An,Bình,Cẩm,Châu,Đại,Đồng,Đông,Giang,Hà,Hải,Hòa,Hưng,Khánh,Kim,Lạc,Lâm,Liên,Lộc,Long,Lương,Minh,Mỹ,Nam,Ngọc,Nhơn,Ninh,Phong,Phú,Phước,Quang,Quảng,Sơn,Tam,Tân,Tây,Thái,Thanh,Thành,Thạnh,Thịnh,Thọ,Thuận,Thượng,Tiên,Trung,Trường,Văn,Vạn,Việt,Vĩnh,Xuân,Yên'.split(
    ',',
  );
/** What every commune has. */
export const units = 'Phòng Kinh tế,Phòng Văn hóa - Xã hội,Văn phòng HĐND và UBND,Ban Chỉ huy Quân sự,Công an xã'.split(
  ',',
);
